package org.cogrid.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.bench.measure.Row;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.table.Table;

/** The rows for people. */
public final class RowTable {
    private static final List<String> TITLES =
            List.of("what", "Cogrid", "p99", "baseline", "median", "p99", "value", "target", "reached");

    private RowTable() {}

    /** Columns aligned. */
    public static String text(List<Row> rows) {
        Table table = new Table(TITLES.stream().map(Column::of).toList());
        rows.forEach(row -> table.add(cells(row)));
        return table.text(Screen.FILE);
    }

    /** As it stands on the page of the client. */
    public static String markdown(List<Row> rows) {
        return Stream.concat(
                        Stream.of(
                                TITLES,
                                TITLES.stream().map(title -> "---").toList()),
                        rows.stream().map(RowTable::cells))
                .map(cells -> "| " + String.join(" | ", cells) + " |\n")
                .collect(Collectors.joining());
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
}
