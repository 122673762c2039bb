package org.cogrid.client;

/**
 * How many of a result's tasks have ended.
 *
 * @param done those that have
 * @param total all there are
 */
public record Progress(int done, int total) {
    /** Whether all have ended. */
    public boolean isComplete() {
        return done == total;
    }

    @Override
    public String toString() {
        return done + "/" + total;
    }
}
