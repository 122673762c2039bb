package org.cogrid.node.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShortageTest {
    private final Shortage shortage = new Shortage();

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void errorsThatGoOnAreForGood() {
        assertThat(shortage.error(seconds(0))).isTrue();
        for (int now = 1; now <= 10; now++) {
            assertThat(shortage.error(seconds(now))).isFalse();
            assertThat(shortage.isForGood(seconds(now))).isFalse();
        }
        shortage.error(seconds(11));

        assertThat(shortage.isForGood(seconds(11))).isTrue();
    }

    @Test
    void errorsWithACalmTimeBetweenThemAreNot() {
        for (int now = 0; now < 30; now += 3) {
            assertThat(shortage.error(seconds(now))).isTrue();
            shortage.noError(seconds(now + 2));

            assertThat(shortage.isForGood(seconds(now + 2))).isFalse();
        }
    }

    @Test
    void aReserveThatIsHeldAgainEndsIt() {
        shortage.error(seconds(0));
        shortage.error(seconds(11));
        assertThat(shortage.isForGood(seconds(11))).isTrue();

        shortage.isOver();

        assertThat(shortage.isForGood(seconds(11))).isFalse();
        assertThat(shortage.error(seconds(12))).isTrue();
    }
}
