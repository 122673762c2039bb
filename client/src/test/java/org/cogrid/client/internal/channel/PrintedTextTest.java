package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.cogrid.client.internal.task.Printed;
import org.junit.jupiter.api.Test;

class PrintedTextTest {
    private final PrintedText text = new PrintedText();

    @Test
    void bothStreamsKeepTheirOrder() {
        text.add(true, "e1 ");
        text.add(false, "o1 ");
        text.add(false, "o2 ");
        text.add(true, "e2");

        assertThat(text.from(0))
                .containsExactly(new Printed(true, "e1 "), new Printed(false, "o1 o2 "), new Printed(true, "e2"));
        assertThat(text.of(false)).isEqualTo("o1 o2 ");
        assertThat(text.of(true)).isEqualTo("e1 e2");
        assertThat(text.length()).isEqualTo(11);
    }

    @Test
    void readingGoesOnWhereItWas() {
        text.add(false, "abc");
        int read = text.length() - 1;
        text.add(false, "de");
        text.add(true, "f");

        assertThat(text.from(read)).containsExactly(new Printed(false, "cde"), new Printed(true, "f"));
        assertThat(text.from(text.length())).isEmpty();
    }

    @Test
    void nothingPrintedIsNothing() {
        text.add(true, "");

        assertThat(text.from(0)).isEmpty();
        assertThat(text.of(true)).isEmpty();
    }
}
