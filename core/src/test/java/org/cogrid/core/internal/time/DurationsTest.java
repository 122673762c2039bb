package org.cogrid.core.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final Duration LONGEST = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    @Test
    void anyDurationCanBeComputedWith() {
        Duration limit = Durations.positive(LONGEST, "timeout");

        assertThat(limit.plus(limit).toNanos()).isPositive();
        assertThat(Instant.now().plus(limit)).isAfter(Instant.now());
        assertThat(Durations.notNegative(Duration.ofNanos(Long.MAX_VALUE), "timeout"))
                .isEqualTo(Durations.FOR_EVER);
    }

    @Test
    void usualDurationsStayAsTheyAre() {
        assertThat(Durations.positive(Duration.ofMillis(3), "timeout")).isEqualTo(Duration.ofMillis(3));
        assertThat(Durations.notNegative(Duration.ZERO, "timeout")).isEqualTo(Duration.ZERO);
    }

    @Test
    void negativeAndEmptyLimitsAreRefused() {
        assertThatThrownBy(() -> Durations.notNegative(Duration.ofNanos(-1), "time to wait"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the time to wait is negative");
        assertThatThrownBy(() -> Durations.notNegative(LONGEST.negated(), "time to wait"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Durations.positive(Duration.ZERO, "timeout"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timeout of zero");
    }
}
