package org.cogrid.client.internal.shell.show;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the prompt shows for a value: one line, or a table for matrices, lists of maps and long maps. */
public final class Display {
    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 12;
    private static final int CELL = 40;

    private final IntSupplier width;

    /**
     * For a terminal.
     *
     * @param width its columns at present; of wider tables not all columns are shown, longer maps take a line an entry
     */
    public Display(IntSupplier width) {
        this.width = width;
    }

    public String of(@Nullable Object value) {
        try {
            if (value != null && isMatrix(value)) {
                return fitting(columns -> matrix(value, columns));
            }
            if (value instanceof Collection<?> list && isListOfMaps(list)) {
                return fitting(columns -> table(list, columns));
            }
            String line = ValueText.of(value);
            return value instanceof Map<?, ?> map && line.length() > width.getAsInt() ? entries(map) : line;
        } catch (Throwable e) { // the code of its elements, which that tells of
            if (ValueText.isStop(e)) {
                throw e;
            }
            return ValueText.of(value);
        }
    }

    /** The table of the most columns that is not wider than the terminal, or of one. */
    private String fitting(IntFunction<String> tableOfColumns) {
        int most = width.getAsInt();
        return IntStream.iterate(MOST_COLUMNS, columns -> columns > 1, columns -> columns - 1)
                .mapToObj(tableOfColumns)
                .filter(table -> table.lines().allMatch(line -> line.length() <= most))
                .findFirst()
                .orElseGet(() -> tableOfColumns.apply(1));
    }

    private static boolean isMatrix(Object value) {
        Class<?> type = value.getClass();
        return type.isArray()
                && type.getComponentType().isArray()
                && type.getComponentType().getComponentType().isPrimitive()
                && Array.getLength(value) > 0;
    }

    private static String matrix(Object rows, int mostColumns) {
        int count = Array.getLength(rows);
        int columns = IntStream.range(0, count)
                .map(r -> Array.get(rows, r) == null ? 0 : Array.getLength(Array.get(rows, r)))
                .max()
                .orElse(0);
        List<List<String>> cells = new ArrayList<>();
        for (int r = 0; r < Math.min(count, MOST_ROWS); r++) {
            cells.add(row(Array.get(rows, r), mostColumns));
        }
        String type = rows.getClass().getComponentType().getComponentType().getSimpleName();
        return type + "[" + count + "][" + columns + "]\n" + TextTable.of(List.of(), cells) + moreRows(count);
    }

    private static List<String> row(@Nullable Object row, int mostColumns) {
        if (row == null) {
            return List.of("null");
        }
        int size = Array.getLength(row);
        List<String> cells = new ArrayList<>();
        for (int c = 0; c < Math.min(size, mostColumns); c++) {
            cells.add(number(Array.get(row, c)));
        }
        if (size > mostColumns) {
            cells.add("…");
        }
        return cells;
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

    private static String table(Collection<?> list, int mostColumns) {
        Set<Object> columns = new LinkedHashSet<>();
        list.stream().limit(MOST_ROWS).forEach(row -> columns.addAll(((Map<?, ?>) row).keySet()));
        List<Object> shown = columns.stream().limit(mostColumns).toList();
        List<String> title = new ArrayList<>(shown.stream().map(String::valueOf).toList());
        List<List<String>> rows = list.stream()
                .limit(MOST_ROWS)
                .map(row -> shown.stream()
                        .map(key -> ((Map<?, ?>) row).containsKey(key) ? cell(((Map<?, ?>) row).get(key)) : "")
                        .toList())
                .toList();
        String more = columns.size() > mostColumns ? "\n… " + (columns.size() - mostColumns) + " more columns" : "";
        return TextTable.of(title, rows) + moreRows(list.size()) + more;
    }

    private static String entries(Map<?, ?> map) {
        List<List<String>> rows = map.entrySet().stream()
                .limit(MOST_ROWS)
                .map(entry -> List.of(cell(entry.getKey()), ValueText.of(entry.getValue())))
                .toList();
        return TextTable.of(List.of(), rows) + moreRows(map.size());
    }

    private static String cell(@Nullable Object value) {
        String text = value instanceof CharSequence plain ? plain.toString().replace('\n', ' ') : ValueText.of(value);
        return text.length() <= CELL ? text : text.substring(0, CELL - 1) + "…";
    }

    private static String moreRows(int count) {
        return count <= MOST_ROWS ? "" : "\n… " + (count - MOST_ROWS) + " more, " + count + " in all";
    }
}
