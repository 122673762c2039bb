package org.cogrid.client.internal.shell.show;

import java.util.ArrayList;
import java.util.List;

/** Lays out cells in aligned columns; columns of numbers to the right. */
public final class TextTable {
    private static final String NUMBER = "[-+]?\\d[\\d.,]*(?:[eE][-+]?\\d+)?|NaN|-?Infinity|null|…|";

    private TextTable() {}

    /** The rows, one a line. A title that is not empty stands above. All rows have as many cells as the first. */
    public static String of(List<String> title, List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>(rows);
        if (!title.isEmpty()) {
            lines.add(0, title);
        }
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            widths[c] = lines.stream()
                    .mapToInt(row -> cell(row, column).length())
                    .max()
                    .orElse(0);
            right[c] = rows.stream().allMatch(row -> cell(row, column).matches(NUMBER));
        }
        List<String> text = new ArrayList<>();
        lines.forEach(row -> text.add(line(row, widths, right)));
        return String.join("\n", text);
    }

    private static String line(List<String> row, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String pad = " ".repeat(widths[c] - cell(row, c).length());
            line.append(c == 0 ? "" : "  ").append(right[c] ? pad + cell(row, c) : cell(row, c) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
