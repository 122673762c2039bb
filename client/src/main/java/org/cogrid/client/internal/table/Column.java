package org.cogrid.client.internal.table;

/**
 * A column of a table.
 *
 * @param title what stands above it
 * @param yields whether its texts are cut, with an ellipsis, where the screen is too narrow for all columns
 * @param leaves where the screen is too narrow all the same, columns are left out, that of the highest number first; 0 never is
 */
public record Column(String title, boolean yields, int leaves) {
    /** A column that is always shown whole. */
    public static Column of(String title) {
        return new Column(title, false, 0);
    }

    /** The same, whose texts may be cut. */
    public Column yielding() {
        return new Column(title, true, leaves);
    }

    /** The same, that may be left out: before those of lower ranks. */
    public Column leaving(int rank) {
        return new Column(title, yields, rank);
    }
}
