package org.cogrid.client.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TableTest {
    private static final Screen NARROW = new Screen(80, false);
    private static final Screen WIDE = new Screen(200, false);

    private final Table table = new Table(List.of(
            Column.of("id"),
            Column.of("host").yielding().leaving(2),
            Column.of("address").leaving(1),
            Column.of("size"),
            Column.of("note").yielding()));

    @Test
    void columnsAreAlignedAmountsToTheRight() {
        table.add(List.of("1", "a", "x:1", "5 B", "n"));
        table.add(List.of("10", "bcdef", "xyz:22", "20 KB", ""));

        assertThat(table.text(NARROW)).isEqualTo("""
                        id  host   address   size  note
                         1  a      x:1        5 B  n
                        10  bcdef  xyz:22   20 KB""");
    }

    @Test
    void aColumnOfAmountsMayHaveGapsButTextStaysLeft() {
        table.add(List.of("1", "-", "x:1", "12 min 5 s", "-"));
        table.add(List.of("-", "-", "5", "-", "-"));

        assertThat(table.text(NARROW).lines())
                .containsExactly(
                        "id  host  address        size  note",
                        " 1  -     x:1      12 min 5 s  -",
                        " -  -     5                 -  -");
    }

    @Test
    void onAScreenOf80ColumnsTheWidestTextThatYieldsIsCut() {
        table.add(List.of("1", "host", "127.0.0.1:15701", "5 B", "n".repeat(100)));

        assertThat(table.text(NARROW).lines())
                .containsExactly(
                        "id  host  address          size  note",
                        " 1  host  127.0.0.1:15701   5 B  " + "n".repeat(46) + "…")
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void onAScreenOf200ColumnsTheSameIsWhole() {
        table.add(List.of("1", "host", "127.0.0.1:15701", "5 B", "n".repeat(100)));

        assertThat(table.text(WIDE)).endsWith("  " + "n".repeat(100));
    }

    @Test
    void equallyWideTextsYieldAlike() {
        table.add(List.of("1", "h".repeat(100), "127.0.0.1:15701", "5 B", "n".repeat(100)));

        assertThat(table.text(NARROW)).contains("h".repeat(24) + "…").contains("n".repeat(25) + "…");
        assertThat(table.text(NARROW).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whereNoTextCanYieldMoreColumnsAreLeftOutAndNamed() {
        table.add(List.of("1", "h".repeat(30), "a".repeat(50), "5 B", "n".repeat(30)));

        assertThat(table.text(NARROW).lines())
                .containsExactly(
                        "id  address" + " ".repeat(43) + "  size  note",
                        " 1  " + "a".repeat(50) + "   5 B  " + "n".repeat(17) + "…",
                        "… 1 more column: host");
        assertThat(table.text(new Screen(30, false))).endsWith("\n… 2 more columns: host, addre…");
    }

    @Test
    void whatMustBeShownIsShownOnTheNarrowestScreen() {
        table.add(List.of("1", "h", "a", "5 B", "n"));

        assertThat(table.text(new Screen(3, false))).contains(" 1   5 B  n");
    }

    @Test
    void inAFileNothingIsCut() {
        table.add(List.of("1", "h".repeat(3000), "a".repeat(300), "5 B", "n".repeat(3000)));

        assertThat(table.text(Screen.FILE)).contains("h".repeat(3000), "a".repeat(300), "n".repeat(3000));
    }

    @Test
    void columnsBesidesAreCounted() {
        Table untitled = new Table(
                IntStream.range(0, 50).mapToObj(i -> Column.of("").leaving(i)).toList());
        untitled.add(IntStream.range(0, 50).mapToObj(i -> "12").toList());
        untitled.more(7);

        assertThat(untitled.text(NARROW)).isEqualTo("12" + "  12".repeat(19) + "\n… 37 more columns");
        assertThat(untitled.text(WIDE)).isEqualTo("12" + "  12".repeat(49) + "\n… 7 more columns");
    }

    @Test
    @Timeout(60)
    void textsOfMegabytesAreCutAtOnce() {
        String text = "n".repeat(1_000_000);
        Table wide = new Table(IntStream.range(0, 100)
                .mapToObj(i -> Column.of("title").yielding().leaving(i))
                .toList());
        wide.add(IntStream.range(0, 100).mapToObj(i -> text).toList());

        assertThat(wide.text(NARROW).lines())
                .hasSize(3)
                .allMatch(line -> line.length() == 80 || line.startsWith("title"))
                .anyMatch(line -> line.matches("(n{13,14}…( {2})?){5}"));
    }

    @Test
    void titlesAndTroubleStandOutWhereThereAreColours() {
        table.add(List.of("1", "h", "a", "5 B", "n"));
        table.add(List.of("2", "h", "a", "5 B", "n"), true);

        assertThat(table.text(new Screen(80, true)).lines())
                .containsExactly(
                        "\u001b[1mid  host  address  size  note\u001b[0m",
                        " 1  h     a         5 B  n",
                        "\u001b[31m 2  h     a         5 B  n\u001b[0m");
        assertThat(table.text(NARROW)).doesNotContain("\u001b");
    }

    @Test
    void aCellStaysInItsLineAndItsCharactersWhole() {
        table.add(List.of("1", "a\nb\u001b[31m", "x", "5 B", "😀".repeat(50)));

        assertThat(table.text(NARROW).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("a b [31m")
                .matches("[^😀]*(?:😀)+…");
    }
}
