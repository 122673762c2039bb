package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LongTextTest {
    @Test
    void whatFitsStaysAsItIs() {
        assertThat(LongText.cut("x".repeat(100), 100)).isEqualTo("x".repeat(100));
    }

    @Test
    void ofWhatDoesNotFitTheBeginningAndTheEndAreKept() {
        String cut = LongText.cut("begin" + "x".repeat(1_000_000) + "end", 200);

        assertThat(cut)
                .startsWith("begin")
                .endsWith("end")
                .contains("… (999848 characters cut) …")
                .hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void noCharacterIsCutInTwo() {
        for (String before : new String[] {"", "a", "ab"}) {
            String cut = LongText.cut(before + "\uD83D\uDE00".repeat(500), 200);

            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(cut)).isTrue();
        }
    }
}
