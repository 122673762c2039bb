package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "é漢",
                "\uD83D\uDE00",
                "a\uD800b",
                "\uDC00",
                "\uDE00\uD83D",
                "\uD83D\uDE00\uD83D",
                "\uFFFF\u00FF\u0000"
            })
    void everyTextComesBackAsItWas(String text) {
        assertThat(ExactText.text(ExactText.bytes(text))).isEqualTo(text);
    }

    @Test
    void whatUtf8CanHoldIsUtf8() {
        assertThat(ExactText.bytes("é\uD83D\uDE00")).isEqualTo("é\uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
        assertThat(ExactText.isUtf8("é\uD83D\uDE00")).isTrue();
        assertThat(ExactText.isUtf8("\uD83Dx")).isFalse();
    }
}
