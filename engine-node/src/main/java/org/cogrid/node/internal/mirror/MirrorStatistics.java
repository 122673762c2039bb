package org.cogrid.node.internal.mirror;

import java.time.Duration;

/**
 * The work of a mirror since it was made, and the time it took of the engine: processor time, and waiting if a value
 * always makes it wait.
 *
 * @param elapsed the time since the mirror was made
 * @param checking time spent on values that had not changed
 * @param encoding time spent on values that had changed
 * @param sending time spent on handing copies to the grid
 * @param flushing time spent on all of these by {@code flush()}, not contained in the others
 * @param checks how many values were looked at
 * @param copies how many copies were sent
 * @param copiedBytes their size
 * @param failures how many copies did not arrive and were sent again later
 */
public record MirrorStatistics(
        Duration elapsed,
        Duration checking,
        Duration encoding,
        Duration sending,
        Duration flushing,
        long checks,
        long copies,
        long copiedBytes,
        long failures) {
    /** Checking, encoding and sending as a part of elapsed time: 0.05 is 5 %. */
    public double share() {
        long spent = checking.plus(encoding).plus(sending).toNanos();
        return elapsed.isZero() ? 0 : (double) spent / elapsed.toNanos();
    }
}
