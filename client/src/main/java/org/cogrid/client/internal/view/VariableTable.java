package org.cogrid.client.internal.view;

import java.time.Duration;
import java.util.List;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Table;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** Shows the variables of a namespace as a table. */
public final class VariableTable {
    private static final List<Column> COLUMNS = List.of(
            Column.of("name"),
            Column.of("type").yielding(),
            Column.of("size"),
            Column.of("grid copy").yielding());

    private VariableTable() {}

    /**
     * Makes a table with a title and one line for each variable. If a note is cut, {@code list()} has all of it in the
     * variable's own line.
     */
    public static Table of(List<VariableInfo> variables) {
        Table table = new Table(COLUMNS);
        variables.forEach(v -> table.add(List.of(v.name(), type(v.type()), size(v.bytes()), copy(v))));
        return table;
    }

    private static String type(@Nullable String type) {
        return type == null ? "null" : type;
    }

    private static String size(long bytes) {
        return bytes < 0 ? "?" : Amounts.size(bytes);
    }

    private static String copy(VariableInfo variable) {
        String state = switch (variable.copy()) {
            case CURRENT -> "current";
            case BEHIND -> "behind";
            case LIVE_ONLY -> "live only";
            case GRID_ONLY -> "grid only";
            case LOST -> "lost with its engine";
        };
        String age = variable.copyAge().map(VariableTable::age).orElse("");
        String note = variable.note().lines().findFirst().orElse("");
        return state + age + (note.isEmpty() ? "" : " (" + note + ")");
    }

    private static String age(Duration age) {
        return age.isZero() ? "" : ", " + Amounts.time(age) + " old";
    }
}
