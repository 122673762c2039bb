package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;

class ComebackTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private Duration paused = Duration.ZERO;
    private Duration closedAfter = Duration.ofDays(1);

    @Test
    void whatTheGridRefusesForAWhileIsReadLater() {
        Comeback comeback = comeback(3);

        assertThat(comeback.failure()).isEmpty();
        assertThat(attempts).hasValue(4);
        assertThat(comeback.lost()).containsExactly("socket");
    }

    @Test
    void whatCanNotBeReadForAMinuteIsAFailure() {
        Comeback comeback = comeback(Integer.MAX_VALUE);

        assertThat(comeback.failure()).containsInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(comeback::lost).isInstanceOf(CogridException.class).hasMessageContaining("no memory");
        assertThat(paused).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
    }

    @Test
    void anEngineThatIsClosedTriesNoMore() {
        closedAfter = Duration.ofSeconds(2);

        assertThat(comeback(Integer.MAX_VALUE).failure()).isPresent();
        assertThat(attempts.get()).isLessThan(5);
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

        assertThat(comeback.failure()).containsInstanceOf(IllegalStateException.class);
        assertThatThrownBy(comeback::lost).isInstanceOf(CogridException.class).hasMessageContaining("no pause");
    }

    private Comeback comeback(int failures) {
        return new Comeback(
                () -> {
                    if (attempts.incrementAndGet() <= failures) {
                        throw new OutOfMemoryError("no memory");
                    }
                    return List.of("socket");
                },
                pause -> {
                    paused = paused.plus(pause);
                    return paused.compareTo(closedAfter) < 0;
                });
    }
}
