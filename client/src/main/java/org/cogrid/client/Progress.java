package org.cogrid.client;

/**
 * How many of a result's values are there or have failed.
 *
 * @param done how many are there or have failed
 * @param total how many there will be
 */
public record Progress(int done, int total) {
    /** Returns true if all are there or have failed. */
    public boolean isComplete() {
        return done == total;
    }

    @Override
    public String toString() {
        return done + "/" + total;
    }
}
