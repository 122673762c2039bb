package org.cogrid.client;

/**
 * How many of a result's tasks have ended.
 *
 * @param done how many have ended
 * @param total how many there are
 */
public record Progress(int done, int total) {
    /** Returns true if all have ended. */
    public boolean isComplete() {
        return done == total;
    }

    @Override
    public String toString() {
        return done + "/" + total;
    }
}
