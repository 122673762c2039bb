package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LongHoldsTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    private final LongHolds holds = new LongHolds(4);

    /** How long the last of so many that wait at the same time may wait. */
    private Duration last(int waiting) throws InterruptedException {
        return holds.hold(LONG, hold -> waiting == 1 ? hold : last(waiting - 1));
    }

    @Test
    void aQuarterOfTheThreadsIsLeftToThoseThatDoNotWaitLong() throws Exception {
        assertThat(last(1)).isEqualTo(LONG);
        assertThat(last(3)).isEqualTo(LONG);
        assertThat(last(4)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThat(last(300)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThat(last(3)).isEqualTo(LONG); // those before went home
    }

    @Test
    void whatFailsOrDoesNotWantToWaitTakesNoOnesPlace() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> holds.hold(LONG, hold -> {
                        throw new InterruptedException();
                    }))
                    .isInstanceOf(InterruptedException.class);
        }
        assertThat(holds.<Duration>hold(Duration.ZERO, none -> last(3))).isEqualTo(LONG);
        assertThat(holds.<Duration>hold(Duration.ZERO, none -> none)).isZero();
    }

    @Test
    void aMemberWithOneThreadLetsItWait() throws Exception {
        assertThat(new LongHolds(1).<Duration>hold(LONG, hold -> hold)).isEqualTo(LONG);
    }
}
