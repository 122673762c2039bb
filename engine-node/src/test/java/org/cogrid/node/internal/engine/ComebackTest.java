package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;

class ComebackTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private Duration paused = Duration.ZERO;
    private Duration closedAfter = Duration.ofDays(1);
    private int wishesToLeave;

    @Test
    void whatTheGridRefusesForAWhileIsReadLater() {
        Comeback comeback = comeback(3);

        comeback.orLeave(this::leave);

        assertThat(attempts).hasValue(4);
        assertThat(wishesToLeave).isZero();
        assertThat(comeback.lost()).containsExactly("socket");
    }

    @Test
    void anEngineThatCanNotReadForAMinuteLeavesAndIsAskedAgainUntilItIsClosed() {
        closedAfter = Duration.ofMinutes(3);
        Comeback comeback = comeback(Integer.MAX_VALUE);

        assertThatThrownBy(() -> comeback.orLeave(this::leave))
                .isInstanceOf(CogridException.class)
                .hasRootCauseInstanceOf(OutOfMemoryError.class);

        assertThat(attempts.get()).isBetween(55, 65);
        assertThat(wishesToLeave).isBetween(2, 3);
        assertThatThrownBy(comeback::lost).isInstanceOf(CogridException.class).hasMessageContaining("no memory");
    }

    @Test
    void itLeavesThoughNothingCanBeLogged() {
        closedAfter = Duration.ofMinutes(2);
        try (FailingLog log = new FailingLog(Comeback.class)) {
            assertThatThrownBy(() -> comeback(Integer.MAX_VALUE).orLeave(this::leave))
                    .isInstanceOf(CogridException.class);
        }

        assertThat(attempts.get()).isBetween(55, 65);
        assertThat(wishesToLeave).isPositive();
    }

    @Test
    void whatIsDamagedIsNotReadAgain() {
        closedAfter = Duration.ofSeconds(1);
        Comeback comeback = new Comeback(
                () -> {
                    attempts.incrementAndGet();
                    throw new UncheckedIOException(new IOException("it is damaged"));
                },
                this::pause);

        assertThatThrownBy(() -> comeback.orLeave(this::leave)).hasMessageContaining("it is damaged");

        assertThat(attempts).hasValue(1);
        assertThat(wishesToLeave).isEqualTo(1);
    }

    @Test
    void anEngineThatIsClosedTriesNoMoreAndRunsNothing() {
        closedAfter = Duration.ofSeconds(2);

        assertThatThrownBy(() -> comeback(Integer.MAX_VALUE).orLeave(this::leave))
                .isInstanceOf(CogridException.class);

        assertThat(attempts.get()).isLessThan(5);
        assertThat(wishesToLeave).isZero();
    }

    @Test
    void aWayBackThatBreaksOffLetsNobodyWait() {
        Comeback comeback = new Comeback(
                () -> {
                    throw new OutOfMemoryError("no memory");
                },
                pause -> {
                    throw new IllegalStateException("no pause");
                });

        assertThatThrownBy(() -> comeback.orLeave(this::leave)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(comeback::lost).isInstanceOf(CogridException.class).hasMessageContaining("no pause");
    }

    private void leave() {
        wishesToLeave++;
    }

    private boolean pause(Duration pause) {
        paused = paused.plus(pause);
        return paused.compareTo(closedAfter) < 0;
    }

    private Comeback comeback(int failures) {
        return new Comeback(
                () -> {
                    if (attempts.incrementAndGet() <= failures) {
                        throw new OutOfMemoryError("no memory");
                    }
                    return List.of("socket");
                },
                this::pause);
    }
}
