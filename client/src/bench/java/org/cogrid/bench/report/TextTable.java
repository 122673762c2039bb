package org.cogrid.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.cogrid.bench.measure.Row;

/** The rows as a Markdown table, as it stands on the page of the client. */
public final class TextTable {
    private static final List<String> TITLES =
            List.of("what", "Cogrid", "p99", "baseline", "median", "p99", "value", "target", "reached");

    private TextTable() {}

    /** All rows, columns aligned. */
    public static String of(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        cells.add(TITLES);
        rows.forEach(row -> cells.add(cells(row)));
        int[] widths = new int[TITLES.size()];
        cells.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        append(text, cells.get(0), widths);
        append(text, TITLES.stream().map(title -> "---").toList(), widths);
        cells.stream().skip(1).forEach(line -> append(text, line, widths));
        return text.toString();
    }

    private static List<String> cells(Row row) {
        boolean alone = row.baseline().name().isEmpty();
        return List.of(
                row.what(),
                row.ours().medianText(),
                row.ours().worstText(),
                row.baseline().name(),
                alone ? "" : row.baseline().figure().medianText(),
                alone ? "" : row.baseline().figure().worstText(),
                row.valueText(),
                row.target().text(),
                row.verdict());
    }

    private static void append(StringBuilder text, List<String> line, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            text.append("| ").append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 1));
        }
        text.append("|\n");
    }
}
