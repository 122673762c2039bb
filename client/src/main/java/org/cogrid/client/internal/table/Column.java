package org.cogrid.client.internal.table;

/**
 * A column of a table.
 *
 * @param title the heading
 * @param yields true if its texts may be cut, with an ellipsis, on a narrow screen
 * @param leaves the rank in which columns are left out if the screen is still too narrow, highest first; a column
 *     of rank 0 stays
 */
public record Column(String title, boolean yields, int leaves) {
    /** Makes a column that is always shown whole. */
    public static Column of(String title) {
        return new Column(title, false, 0);
    }

    /** Returns this column with texts that may be cut. */
    public Column yielding() {
        return new Column(title, true, leaves);
    }

    /** Returns this column with a rank: it may be left out, before columns of lower ranks. */
    public Column leaving(int rank) {
        return new Column(title, yields, rank);
    }
}
