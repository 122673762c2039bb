package org.cogrid.client.internal.table;

/**
 * A column of a table.
 *
 * @param title what stands above it
 * @param yields whether its texts are cut, with an ellipsis, where the screen is too narrow for all columns
 * @param leaves its rank when columns are left out because the screen is still too narrow: the highest rank leaves first, and rank 0
 *     never leaves
 */
public record Column(String title, boolean yields, int leaves) {
    /** A column that is always shown whole. */
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
