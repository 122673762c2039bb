package org.cogrid.client.internal.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineOutputTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void linesOfTwoEnginesStayWhole() {
        LineOutput zero = new LineOutput(stream, "[0] ");
        LineOutput one = new LineOutput(stream, "[1] ");
        zero.print("a");
        one.print("x\n\ny");
        zero.print("b\n");
        zero.endLine();
        one.endLine();

        assertThat(told()).isEqualTo("[1] x\n[1] \n[0] ab\n[1] y\n");
    }

    @Test
    void aSingleEnginesOutputIsHandedOnAsItIs() {
        LineOutput only = new LineOutput(stream, "");
        only.print("a");
        assertThat(told()).isEqualTo("a");
        only.print("b\n");
        only.endLine();
        assertThat(told()).isEqualTo("ab\n");
        only.print("c");
        only.endLine();
        only.endLine();
        assertThat(told()).isEqualTo("ab\nc\n");
    }

    @Test
    void aSuffixEndsEveryLine() {
        LineOutput dim = new LineOutput(stream, "<", ">");
        dim.print("a\nb");
        dim.endLine();

        assertThat(told()).isEqualTo("<a>\n<b>\n");
    }
}
