package org.cogrid.client;

import java.util.Locale;

/** How far a task has come. */
public enum TaskStatus {
    /** Accepted, but not started by its engine yet. */
    QUEUED,
    /** Started by its engine. */
    RUNNING,
    /** Ended with a result. */
    OK,
    /** Ended with a failure of its own, or of a stage before or after it. */
    FAILED,
    /** Cancelled, before it ran or while it ran. */
    ABORTED,
    /** The engine went away, or the client was closed, before the end was known. */
    LOST;

    /** Returns true if the task has ended, one way or another. */
    public boolean isTerminal() {
        return compareTo(OK) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
