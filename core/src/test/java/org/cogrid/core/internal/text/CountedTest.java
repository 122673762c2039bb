package org.cogrid.core.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountedTest {
    @Test
    void onlyOneIsToldInTheSingular() {
        assertThat(Counted.of(0, "engine")).isEqualTo("0 engines");
        assertThat(Counted.of(1, "engine")).isEqualTo("1 engine");
        assertThat(Counted.of(2, "engine")).isEqualTo("2 engines");
    }
}
