package org.cogrid.client.internal.balance.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Piece;
import org.junit.jupiter.api.Test;

class KeptFunctionTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final KeptFunction function = new KeptFunction(form());
    private final HeldTask keeping = new HeldTask(1, 0, Duration.ZERO, () -> null);

    private static EncodedTask form() {
        return new EncodedTask("map", null, ContentHash.NONE, Body.of(Piece.whole(new byte[0])));
    }

    @Test
    void theFunctionGoesToEachIncarnationOnce() {
        assertThat(function.isAt(ONE)).isFalse();
        function.sentTo(0, ONE, keeping);

        assertThat(function.isAt(ONE)).isTrue();
        assertThat(function.isAt(OTHER)).isFalse();
    }

    @Test
    void anEngineThatHasLostItGetsItAgain() {
        function.sentTo(0, ONE, keeping);
        keeping.run();

        assertThat(function.isLackingAt(ONE)).isEmpty();
        assertThat(function.isAt(ONE)).isFalse();
    }

    @Test
    void anEngineWhoseUserHasCancelledItGetsItAgain() {
        function.sentTo(0, ONE, keeping);
        keeping.cancel();

        assertThat(function.isLackingAt(ONE)).isEmpty();
    }

    @Test
    void anEngineThatCouldNotTakeItSaysWhy() {
        function.sentTo(0, ONE, keeping);
        keeping.fail(new CogridException("there is no such class"));

        assertThat(function.isLackingAt(ONE))
                .get()
                .hasToString("org.cogrid.core.CogridException: there is no such class");
    }
}
