package org.cogrid.client.internal.shell.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cogrid.client.FakeGrid;
import org.cogrid.client.MultiView;
import org.cogrid.client.Variables;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.core.VariableInfo;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private int width = 60;
    private final Display display = new Display(() -> new Screen(width, false));

    @Test
    void textIsQuoted() {
        assertThat(display.of("it's\n")).isEqualTo("'it\\'s\\n'");
        assertThat(display.of(List.of("a", 'b', 1))).isEqualTo("['a', b, 1]");
    }

    @Test
    void aResultOfSeveralEnginesHasEqualValuesOnce() {
        MultiView all = new FakeGrid(0, 1, 2, 3).client().all();
        all.putEach("k", List.of(1, 0, 1, List.of("a")));

        assertThat(display.of(all)).isEqualTo("<MultiView [0, 1, 2, 3]>");
        assertThat(display.of(all.pull("k")))
                .matches("<MultiResult pull on engines \\[0, 1, 2, 3]: ok, .*>\n\\[0, 2] 1\n\\[1] 0\n\\[3] \\['a']");
        all.putEach("m", List.of(new int[][] {{1}}, new int[][] {{1}}, 2, 2));
        assertThat(display.of(all.pull("m"))).endsWith(">\n[0, 1] int[1][1]\n[0, 1] 1\n[2, 3] 2");
        assertThat(display.of(List.of(all.pull("k")))).doesNotContain("[1] 0");
    }

    @Test
    void failuresOfSeveralEnginesStandBesideTheValues() {
        MultiView all = new FakeGrid(0, 1, 2).client().all();
        all.putEach("k", List.of(1, 0, 0));

        assertThat(display.of(all.evaluate("6.intdiv(k)")))
                .startsWith("<MultiResult evaluate on engines [0, 1, 2]: failed, ")
                .contains("\n[0] 6\n[1, 2] failed: java.lang.ArithmeticException: ");
    }

    @Test
    void aResultOfAMapHasItsStateOnly() {
        MultiView all = new FakeGrid(0, 1).client().all();

        assertThat(display.of(all.map((Integer k) -> k * k, List.of(1, 2, 3))))
                .startsWith("<MultiResult map on engines [0, 1]: ")
                .doesNotContain("\n");
    }

    @Test
    void longListsAndArraysAreCut() {
        assertThat(display.of(IntStream.range(0, 1_000_000).toArray()))
                .isEqualTo("int[1000000] [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … 1000000 in all]");
        assertThat(display.of(new double[] {1, 2.5})).isEqualTo("double[2] [1.0, 2.5]");
        assertThat(display.of(IntStream.range(0, 21).boxed().toList())).endsWith("9, … 21 in all]");
        assertThat(display.of("x".repeat(100_000))).hasSizeLessThan(4_100).contains("more characters");
    }

    @Test
    void matricesAreAligned() {
        assertThat(display.of(new double[][] {{1, -22.5}, {1.0 / 3, 4}}))
                .isEqualTo("double[2][2]\n    1.0  -22.5\n0.33333    4.0");
        assertThat(display.of(new int[100][100]))
                .contains("… 80 more, 100 in all")
                .endsWith("\n… 80 more columns\n… 80 more, 100 in all");
    }

    @Test
    void tablesAreNotWiderThanTheTerminalIsNow() {
        double[][] matrix = new double[3][12];
        matrix[0][11] = 12345.678;
        assertThat(display.of(matrix)).contains("12346").doesNotContain("…");
        width = 59;
        assertThat(display.of(matrix)).endsWith("\n0.0" + "  0.0".repeat(10) + "\n… 1 more column");
        width = 24;
        assertThat(display.of(matrix)).endsWith("\n0.0  0.0  0.0  0.0  0.0\n… 7 more columns");
        assertThat(display.of(List.of(row("a", "x".repeat(15), "b", "y".repeat(15)))))
                .isEqualTo("a\n" + "x".repeat(15) + "\n… 1 more column: b");
        width = 5;
        assertThat(display.of(matrix)).contains("\n0.0\n0.0\n").endsWith("\n… 11…");
    }

    @Test
    void onAWideTerminalLongTextsInTablesAreNotCut() {
        List<Map<Object, Object>> rows = List.of(row("name", "x".repeat(90), "path", "y".repeat(90)));
        width = 200;
        assertThat(display.of(rows)).endsWith("\n" + "x".repeat(90) + "  " + "y".repeat(90));
        width = 80;
        assertThat(display.of(rows)).endsWith("\n" + "x".repeat(38) + "…  " + "y".repeat(38) + "…");
    }

    @Test
    void variablesAreAsWideAsTheTerminal() {
        Variables variables = new Variables(List.of(new VariableInfo(
                "q",
                "java.lang.Object",
                -1,
                VariableInfo.Copy.LIVE_ONLY,
                null,
                "it can't be copied " + "x".repeat(80))));
        width = 80;
        assertThat(display.of(variables).lines())
                .hasSize(2)
                .last()
                .asString()
                .hasSize(80)
                .endsWith("x…");
        width = 200;
        assertThat(display.of(variables)).endsWith("x".repeat(80) + ")");
    }

    @Test
    void elementsWhoseOwnCodeEndsInAnErrorAreToldOf() {
        Map<String, Integer> hostile = new HashMap<>(Map.of("a", 1)) {
            @Override
            public boolean isEmpty() {
                throw new AssertionError("of a test");
            }
        };

        assertThat(display.of(List.of(hostile))).contains("AssertionError");
    }

    @Test
    void listsOfMapsAreTables() {
        assertThat(display.of(List.of(row("name", "ada", "n", 1), row("name", "bob", "n", 200))))
                .isEqualTo("name    n\nada     1\nbob   200");
    }

    @Test
    void longMapsTakeALineAnEntry() {
        assertThat(display.of(row("a", 1, "b b", 2))).isEqualTo("[a:1, 'b b':2]");
        assertThat(display.of(row("short", "x".repeat(40), "longer", "y".repeat(40)))
                        .lines())
                .containsExactly("short   '" + "x".repeat(40) + "'", "longer  '" + "y".repeat(40) + "'");
    }

    @Test
    void whatContainsItselfOrMisbehavesIsShownAllTheSame() {
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        Object bad = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException();
            }
        };

        assertThat(display.of(itself)).isEqualTo("[…]");
        assertThat(display.of(bad)).contains("whose text failed: java.lang.IllegalStateException");
    }

    private static Map<Object, Object> row(Object... keysAndValues) {
        Map<Object, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }
}
