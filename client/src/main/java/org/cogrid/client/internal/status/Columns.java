package org.cogrid.client.internal.status;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table for the terminal, its columns aligned. */
public final class Columns {
    private final List<List<String>> rows = new ArrayList<>();

    public Columns(List<String> titles) {
        rows.add(titles);
    }

    public void add(List<String> row) {
        rows.add(row);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
