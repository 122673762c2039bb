package org.cogrid.node.internal.run;

/**
 * What came of asking a task to stop.
 *
 * @param ended whether it ended in time
 * @param where else the top frames of its stack
 */
public record StopReport(boolean ended, String where) {
    /** A sentence for the engine's status. */
    @Override
    public String toString() {
        return ended ? "stopped" : "stuck in " + where;
    }
}
