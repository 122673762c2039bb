package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    @Test
    void eachNumberIsAcceptedOnce() {
        assertThat(window.accepts(0)).isTrue();
        assertThat(window.accepts(0)).isFalse();
        assertThat(window.accepts(5)).isTrue();
        assertThat(window.accepts(3)).isTrue();
        assertThat(window.accepts(5)).isFalse();
        assertThat(window.accepts(3)).isFalse();
    }

    @Test
    void numbersTooOldToTellAreRefused() {
        window.accepts(5_000);
        assertThat(window.accepts(5_000 - 1_024)).isFalse();
        assertThat(window.accepts(5_000 - 1_023)).isTrue();
        assertThat(window.accepts(-1)).isFalse();
    }

    @Test
    void aLeapForgetsNoNumberThatIsStillInReach() {
        window.accepts(10);
        window.accepts(1_000_000);
        assertThat(window.accepts(999_999)).isTrue();
        assertThat(window.accepts(1_000_000)).isFalse();
    }

    @Test
    void numbersInAnyOrderAreNeverAcceptedTwice() {
        Random random = new Random(7);
        Set<Long> accepted = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            long number = Math.max(0, i / 2 + random.nextInt(900) - 450);
            if (window.accepts(number)) {
                assertThat(accepted.add(number))
                        .as("%s for the first time", number)
                        .isTrue();
            }
        }
    }
}
