package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ComebackTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private Duration paused = Duration.ZERO;
    private Duration closedAfter = Duration.ofDays(1);

    @Test
    void whatTheGridRefusesForAWhileIsReadLater() {
        assertThat(comeback(3).failure()).isEmpty();
        assertThat(attempts).hasValue(4);
    }

    @Test
    void whatCanNotBeReadForAMinuteIsAFailure() {
        assertThat(comeback(Integer.MAX_VALUE).failure()).containsInstanceOf(OutOfMemoryError.class);
        assertThat(paused).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(65));
    }

    @Test
    void anEngineThatIsClosedTriesNoMore() {
        closedAfter = Duration.ofSeconds(2);

        assertThat(comeback(Integer.MAX_VALUE).failure()).isPresent();
        assertThat(attempts.get()).isLessThan(5);
    }

    private Comeback comeback(int failures) {
        return new Comeback(
                () -> {
                    if (attempts.incrementAndGet() <= failures) {
                        throw new OutOfMemoryError("no memory");
                    }
                },
                pause -> {
                    paused = paused.plus(pause);
                    return paused.compareTo(closedAfter) < 0;
                });
    }
}
