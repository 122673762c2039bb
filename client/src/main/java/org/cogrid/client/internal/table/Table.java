package org.cogrid.client.internal.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.internal.table.Screen.Style;
import org.cogrid.core.internal.text.Counted;

/**
 * Rows of texts in aligned columns; numbers and amounts are aligned to the right. If the screen is too narrow, the
 * widest of the columns that yield are cut. If that is not enough, columns are left out, and the last line names them.
 */
public final class Table {
    private static final Pattern AMOUNT = Pattern.compile(
            "[-+]?\\d[\\d.,]*(?:[eE][-+]?\\d+)?(?: [A-Za-z%]{1,3}(?: \\d+ [a-z]{1,3})?)?|NaN|-?Infinity");
    private static final Pattern NOTHING = Pattern.compile("|-|\\?|null");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int GAP = 2;

    /** A text cut to fewer characters would say nothing. */
    private static final int LEAST = 12;

    private final List<Column> columns;
    private final boolean isTitled;
    private final List<Row> rows = new ArrayList<>();
    private int more;

    private record Row(List<String> cells, boolean isTrouble) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    /** A column as it is shown. */
    private record Shown(int index, int width) {}

    /** Makes a table without rows. If all titles are empty, it has no line of titles. */
    public Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.isTitled = columns.stream().anyMatch(column -> !column.title().isEmpty());
    }

    /** Adds a row. Missing cells are empty. */
    public void add(List<String> cells) {
        add(cells, false);
    }

    /**
     * Adds a row.
     *
     * @param isTrouble true if the row reports a problem and is to stand out
     */
    public void add(List<String> cells, boolean isTrouble) {
        rows.add(new Row(
                cells.stream()
                        .map(cell -> CONTROL.matcher(cell).replaceAll(" "))
                        .toList(),
                isTrouble));
    }

    /** Sets how many more columns there are that have no cells here. */
    public void more(int columnsBesides) {
        more = columnsBesides;
    }

    /** Returns the lines, without a line end after the last one. */
    public String text(Screen screen) {
        List<Integer> indexes =
                new ArrayList<>(IntStream.range(0, columns.size()).boxed().toList());
        List<Integer> left = new ArrayList<>();
        List<Shown> shown = fitted(indexes, screen.width());
        while (total(shown) > screen.width() && next(indexes) >= 0) {
            Integer leaving = next(indexes);
            indexes.remove(leaving);
            left.add(leaving);
            shown = fitted(indexes, screen.width());
        }
        return lines(shown, left, screen);
    }

    /** Returns the column to leave out next, -1 if there is none. */
    private int next(List<Integer> indexes) {
        return indexes.stream()
                .filter(index -> columns.get(index).leaves() > 0)
                .max(Comparator.comparingInt(index -> columns.get(index).leaves()))
                .orElse(-1);
    }

    /** Returns these columns with their widths. Yielding columns are as narrow as necessary and possible. */
    private List<Shown> fitted(List<Integer> indexes, int most) {
        List<Shown> shown = new ArrayList<>(indexes.stream()
                .map(index -> new Shown(index, wanted(index, most)))
                .toList());
        int over = total(shown) - most;
        while (over > 0) {
            Shown widest = shown.stream()
                    .filter(column -> columns.get(column.index()).yields() && column.width() > LEAST)
                    .max(Comparator.comparingInt(Shown::width))
                    .orElse(null);
            if (widest == null) {
                return shown;
            }
            shown.set(shown.indexOf(widest), new Shown(widest.index(), widest.width() - 1));
            over--;
        }
        return shown;
    }

    /** One that yields never gets more than the whole screen, so that it need not be cut from there. */
    private int wanted(int index, int most) {
        int width = width(index);
        return columns.get(index).yields() ? Math.min(width, Math.max(most, LEAST)) : width;
    }

    private int width(int index) {
        return Stream.concat(Stream.of(columns.get(index).title()), cells(index))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private Stream<String> cells(int index) {
        return rows.stream().map(row -> row.cell(index));
    }

    private static int total(List<Shown> shown) {
        return shown.stream().mapToInt(column -> column.width() + GAP).sum() - GAP;
    }

    private String lines(List<Shown> shown, List<Integer> left, Screen screen) {
        List<Boolean> right =
                shown.stream().map(column -> isOfAmounts(column.index())).toList();
        List<String> lines = new ArrayList<>();
        if (isTitled) {
            List<String> titles = columns.stream().map(Column::title).toList();
            lines.add(screen.styled(Style.TITLE, line(new Row(titles, false), shown, right)));
        }
        for (Row row : rows) {
            String line = line(row, shown, right);
            lines.add(row.isTrouble() ? screen.styled(Style.ERROR, line) : line);
        }
        if (left.size() + more > 0) {
            lines.add(cut("… " + Counted.of(left.size() + (long) more, "more column") + names(left), screen.width()));
        }
        return String.join("\n", lines);
    }

    private String names(List<Integer> left) {
        return isTitled && more == 0
                ? left.stream()
                        .sorted()
                        .map(index -> columns.get(index).title())
                        .collect(Collectors.joining(", ", ": ", ""))
                : "";
    }

    private boolean isOfAmounts(int index) {
        return cells(index).anyMatch(cell -> AMOUNT.matcher(cell).matches())
                && cells(index)
                        .allMatch(cell -> AMOUNT.matcher(cell).matches()
                                || NOTHING.matcher(cell).matches());
    }

    private static String line(Row row, List<Shown> shown, List<Boolean> right) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < shown.size(); i++) {
            String cell = cut(row.cell(shown.get(i).index()), shown.get(i).width());
            String pad = " ".repeat(shown.get(i).width() - cell.length());
            line.append(i == 0 ? "" : " ".repeat(GAP)).append(right.get(i) ? pad + cell : cell + pad);
        }
        return line.toString().stripTrailing();
    }

    /** Cuts a text, but never between the two halves of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Math.max(0, most - 1);
        int whole = end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole).stripTrailing() + "…";
    }
}
