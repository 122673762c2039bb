package org.cogrid.client.internal.shell.show;

import com.hazelcast.map.IMap;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Variables;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.client.internal.table.Table;
import org.cogrid.client.internal.view.VariableTable;
import org.jspecify.annotations.Nullable;

/** Shows a value at the prompt: in one line, or as a table for matrices, lists of maps and long maps. */
public final class Display {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 100;

    private final Supplier<Screen> screen;

    /**
     * Makes the display of a terminal.
     *
     * @param screen the screen as it is now; wider tables are cut, and longer maps take one line for each entry
     */
    public Display(Supplier<Screen> screen) {
        this.screen = screen;
    }

    public String of(@Nullable Object value) {
        try {
            if (value != null && isMatrix(value)) {
                return matrix(value, screen.get());
            }
            if (value instanceof Collection<?> list && isListOfMaps(list)) {
                return table(list, screen.get());
            }
            if (value instanceof MultiResult<?> result) {
                return ResultText.of(result, this::of);
            }
            if (value instanceof IMap<?, ?> map && map.size() > MOST_ROWS) { // not to be read from the grid as a whole
                return "<grid map '" + map.getName() + "': " + map.size() + " entries>";
            }
            if (value instanceof Variables variables) {
                return VariableTable.of(variables.list()).text(screen.get());
            }
            String line = ValueText.of(value);
            Screen now = screen.get();
            return value instanceof Map<?, ?> map && line.length() > now.width() ? entries(map, now) : line;
        } catch (Throwable e) { // this runs code of the elements, which is covered as well
            if (ValueText.isStop(e)) {
                throw e;
            }
            return ValueText.of(value);
        }
    }

    private static boolean isMatrix(Object value) {
        Class<?> type = value.getClass();
        return type.isArray()
                && type.getComponentType().isArray()
                && type.getComponentType().getComponentType().isPrimitive()
                && Array.getLength(value) > 0;
    }

    private static String matrix(Object rows, Screen screen) {
        int count = Array.getLength(rows);
        int columns = IntStream.range(0, count)
                .map(r -> Array.get(rows, r) == null ? 0 : Array.getLength(Array.get(rows, r)))
                .max()
                .orElse(0);
        Table table = table(Collections.nCopies(columns, Column.of("")));
        for (int r = 0; r < Math.min(count, MOST_ROWS); r++) {
            table.add(row(Array.get(rows, r)));
        }
        String type = rows.getClass().getComponentType().getComponentType().getSimpleName();
        return type + "[" + count + "][" + columns + "]\n" + table.text(screen) + moreRows(count);
    }

    private static List<String> row(@Nullable Object row) {
        return row == null
                ? List.of("null")
                : IntStream.range(0, Math.min(Array.getLength(row), MOST_COLUMNS))
                        .mapToObj(c -> number(Array.get(row, c)))
                        .toList();
    }

    /** Makes a table of these columns. The last columns are left out first. */
    private static Table table(List<Column> columns) {
        int shown = Math.min(columns.size(), MOST_COLUMNS);
        Table table = new Table(IntStream.range(0, shown)
                .mapToObj(c -> columns.get(c).leaving(c))
                .toList());
        table.more(columns.size() - shown);
        return table;
    }

    private static String number(Object cell) {
        if (!(cell instanceof Double || cell instanceof Float)) {
            return String.valueOf(cell);
        }
        double value = ((Number) cell).doubleValue();
        String exact = String.valueOf(cell);
        return exact.length() <= 8 ? exact : String.format(Locale.ROOT, "%.5g", value);
    }

    private static boolean isListOfMaps(Collection<?> list) {
        return !list.isEmpty()
                && list.stream().limit(MOST_ROWS).allMatch(row -> row instanceof Map<?, ?> map && !map.isEmpty());
    }

    private static String table(Collection<?> list, Screen screen) {
        Set<Object> keys = new LinkedHashSet<>();
        list.stream().limit(MOST_ROWS).forEach(row -> keys.addAll(((Map<?, ?>) row).keySet()));
        Table table = table(keys.stream()
                .map(key -> Column.of(String.valueOf(key)).yielding())
                .toList());
        list.stream()
                .limit(MOST_ROWS)
                .map(row -> keys.stream()
                        .limit(MOST_COLUMNS)
                        .map(key -> ((Map<?, ?>) row).containsKey(key) ? cell(((Map<?, ?>) row).get(key)) : "")
                        .toList())
                .forEach(table::add);
        return table.text(screen) + moreRows(list.size());
    }

    /** Shows a map's entries. Values are shown whole: one that is too long for its line goes on in the next. */
    private static String entries(Map<?, ?> map, Screen screen) {
        Table table = new Table(List.of(Column.of("").yielding(), Column.of("")));
        map.entrySet().stream()
                .limit(MOST_ROWS)
                .forEach(entry -> table.add(List.of(cell(entry.getKey()), ValueText.of(entry.getValue()))));
        return table.text(screen) + moreRows(map.size());
    }

    private static String cell(@Nullable Object value) {
        return value instanceof CharSequence plain ? plain.toString() : ValueText.of(value);
    }

    private static String moreRows(int count) {
        return count <= MOST_ROWS ? "" : "\n… " + (count - MOST_ROWS) + " more, " + count + " in all";
    }
}
