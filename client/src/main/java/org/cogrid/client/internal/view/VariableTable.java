package org.cogrid.client.internal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.core.VariableInfo;
import org.jspecify.annotations.Nullable;

/** Lays out the lines of a namespace in columns. */
public final class VariableTable {
    private static final int MOST_NOTE = 60;
    private static final List<String> TITLE = List.of("name", "type", "size", "grid copy");

    private VariableTable() {}

    /** One line for each variable below a title, columns aligned. */
    public static String of(List<VariableInfo> variables) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLE);
        variables.forEach(v -> rows.add(List.of(v.name(), type(v.type()), size(v.bytes()), copy(v))));
        int[] widths = new int[TITLE.size() - 1];
        rows.forEach(row -> widen(widths, row));
        StringBuilder table = new StringBuilder();
        rows.forEach(row -> append(table, row, widths));
        return table.toString().stripTrailing();
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private static void append(StringBuilder table, List<String> row, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            table.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        table.append(row.get(widths.length)).append('\n');
    }

    private static String type(@Nullable String type) {
        return type == null ? "null" : type;
    }

    private static String size(long bytes) {
        if (bytes < 0) {
            return "?";
        }
        if (bytes < 10_000) {
            return bytes + " B";
        }
        return bytes < 10_000_000 ? bytes / 1000 + " KB" : bytes / 1_000_000 + " MB";
    }

    private static String copy(VariableInfo variable) {
        String state = switch (variable.copy()) {
            case CURRENT -> "current";
            case BEHIND -> "behind";
            case LIVE_ONLY -> "live only";
            case GRID_ONLY -> "grid only";
        };
        String age = variable.copyAge().map(VariableTable::age).orElse("");
        String note = shortened(variable.note().lines().findFirst().orElse(""));
        return state + age + (note.isEmpty() ? "" : " (" + note + ")");
    }

    /** As much of a note as says what is the matter; the whole of it is in the variable's own line of {@code list()}. */
    private static String shortened(String note) {
        return note.length() <= MOST_NOTE
                ? note
                : note.substring(0, MOST_NOTE - 1).stripTrailing() + "…";
    }

    private static String age(Duration age) {
        if (age.isZero()) {
            return "";
        }
        return age.compareTo(Duration.ofSeconds(10)) < 0
                ? ", " + age.toMillis() + " ms old"
                : ", " + age.toSeconds() + " s old";
    }
}
