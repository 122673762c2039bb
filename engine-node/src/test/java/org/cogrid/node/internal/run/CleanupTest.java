package org.cogrid.node.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CleanupTest {
    private final Cleanup cleanup = new Cleanup(0);

    @Test
    void isNotOverWhileItIsShort() {
        assertThat(pollUntilOver(Duration.ofMillis(100), 1_000_000)).isFalse();
    }

    @Test
    void isOverSoonForALoop() {
        assertThat(pollUntilOver(Duration.ofMillis(101), 20_000)).isTrue();
    }

    @Test
    void lastsLongerForCodeThatGetsLittleDone() {
        assertThat(pollUntilOver(Duration.ofSeconds(1), 10)).isFalse();
        assertThat(pollUntilOver(Duration.ofSeconds(2), 1)).isTrue();
    }

    private boolean pollUntilOver(Duration elapsed, int polls) {
        for (int i = 0; i < polls; i++) {
            if (cleanup.isOver(elapsed.toNanos())) {
                return true;
            }
        }
        return false;
    }
}
