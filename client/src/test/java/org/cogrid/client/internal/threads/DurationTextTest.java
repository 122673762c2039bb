package org.cogrid.client.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationTextTest {
    @Test
    void aDurationIsToldInTheUnitThatSuitsIt() {
        assertThat(DurationText.text(Duration.ZERO)).isEqualTo("0 ms");
        assertThat(DurationText.text(Duration.ofMillis(300))).isEqualTo("300 ms");
        assertThat(DurationText.text(Duration.ofMillis(2500))).isEqualTo("2.5 s");
        assertThat(DurationText.text(Duration.ofMinutes(10))).isEqualTo("600 s");
    }
}
