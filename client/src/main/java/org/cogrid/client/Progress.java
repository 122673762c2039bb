package org.cogrid.client;

/**
 * How many of a result's values are there or have failed.
 *
 * @param done how many are there or have failed
 * @param total how many there will be, or -1 if that is not known yet
 * @param failed how many of those have failed, as far as is known before anyone reads the values
 */
public record Progress(int done, int total, int failed) {
    /** Makes a progress without failures. */
    public Progress(int done, int total) {
        this(done, total, 0);
    }

    /** Returns true if all are there or have failed. */
    public boolean isComplete() {
        return done == total;
    }

    /** Describes it: {@code 3/10}, {@code 3/10, 1 failed}, or {@code 3} if the total is not known. */
    @Override
    public String toString() {
        return done + (total < 0 ? "" : "/" + total) + (failed == 0 ? "" : ", " + failed + " failed");
    }
}
