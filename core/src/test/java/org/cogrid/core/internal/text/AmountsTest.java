package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "512, 512 B",
        "1023, 1023 B",
        "1024, 1 KB",
        "1536, 1.5 KB",
        "10000, 9.77 KB",
        "100000, 97.7 KB",
        "1000000, 977 KB",
        "1048575, 1 MB",
        "314572800, 300 MB",
        "2415919104, 2.25 GB",
        "9223372036854775807, 8388608 TB",
    })
    void aSizeIsToldInStepsOf1024AndThreeDigits(long bytes, String text) {
        assertThat(Amounts.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.000254S, 0.25 ms",
        "PT0.0123456S, 12.3 ms",
        "PT0.3S, 300 ms",
        "PT0.9997S, 1 s",
        "PT2.5S, 2.5 s",
        "PT59.96S, 60 s",
        "PT1M, 1 min",
        "PT12M5S, 12 min 5 s",
        "PT3H2M59S, 3 h 2 min",
        "P4DT1H, 4 d 1 h",
    })
    void aTimeIsToldInTheUnitThatSuitsIt(Duration time, String text) {
        assertThat(Amounts.time(time)).isEqualTo(text);
    }

    @Test
    void aShareIsToldInPercent() {
        assertThat(Amounts.percent(0.126)).isEqualTo("13 %");
    }
}
