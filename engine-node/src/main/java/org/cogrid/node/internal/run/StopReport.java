package org.cogrid.node.internal.run;

/**
 * The outcome of a request to stop a task.
 *
 * @param ended whether the task ended in time
 * @param where the top frames of its stack if it did not
 */
public record StopReport(boolean ended, String where) {
    /** A sentence for the engine's status. */
    @Override
    public String toString() {
        return ended ? "stopped" : "stuck in " + where;
    }
}
