package org.cogrid.node.internal.groovy.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortTextTest {
    @Test
    void typeAndTextOfPlainValues() {
        assertThat(ShortText.of(null)).isEqualTo(new ShortText(null, "null"));
        assertThat(ShortText.of(5)).isEqualTo(new ShortText("java.lang.Integer", "5"));
        assertThat(ShortText.of("a")).isEqualTo(new ShortText("java.lang.String", "a"));
        assertThat(ShortText.of(new int[] {1, 2})).isEqualTo(new ShortText("int[]", "[1, 2]"));
        assertThat(ShortText.of(new double[][] {{1}, {2, 3}}))
                .isEqualTo(new ShortText("double[][]", "[[1.0], [2.0, 3.0]]"));
        assertThat(ShortText.of(List.of(1, List.of(2))).text()).isEqualTo("[1, [2]]");
        assertThat(ShortText.of(Map.of("a", Arrays.asList(1, null))).text()).isEqualTo("[a:[1, null]]");
        assertThat(ShortText.of(Map.of()).text()).isEqualTo("[:]");
    }

    @Test
    void largeOnesAreCut() {
        assertThat(ShortText.of(new byte[100_000_000]).text()).endsWith(", … 100000000 in all]");
        assertThat(ShortText.of(IntStream.range(0, 1000).boxed().toList()).text())
                .startsWith("[0, 1, 2")
                .endsWith("1000 in all]");
        assertThat(ShortText.of("x".repeat(100_000)).text())
                .hasSize(ShortText.MOST_CHARACTERS)
                .endsWith("…");
        assertThat(ShortText.of(Collections.nCopies(10, Collections.nCopies(10, Collections.nCopies(10, "long text"))))
                        .text())
                .hasSizeLessThanOrEqualTo(ShortText.MOST_CHARACTERS);
    }

    @Test
    void cyclesEnd() {
        List<Object> self = new ArrayList<>();
        self.add(self);
        self.add(1);
        assertThat(ShortText.of(self).text()).isEqualTo("[…, 1]");
    }

    @Test
    void aTextThatFailsIsSaid() {
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };
        assertThat(ShortText.of(bad).text()).contains("whose text failed: java.lang.IllegalStateException");
        assertThat(ShortText.of(List.of(1, bad)).text()).startsWith("[1, <").endsWith(">]");
        Object deep = new Object() {
            @Override
            public String toString() {
                return toString() + "x";
            }
        };
        assertThat(ShortText.of(deep).text()).contains("java.lang.StackOverflowError");
        Object wrong = new Object() {
            @Override
            public String toString() {
                throw new AssertionError("an Error of the user's own");
            }
        };
        assertThat(ShortText.of(wrong).text()).contains("whose text failed: java.lang.AssertionError");
        Object none = new Object() {
            @Override
            public String toString() {
                return null;
            }
        };
        assertThat(ShortText.of(none).text()).isEqualTo("null");
    }

    @Test
    void aCollectionThatFailsIsSaid() {
        List<Object> bad = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalStateException();
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertThat(ShortText.of(bad).text()).contains("whose text failed");
    }
}
