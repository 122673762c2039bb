package org.cogrid.client;

import java.util.Locale;

/** The outcome of a cancel. */
public enum CancelOutcome {
    /** The task had not started, and never will. */
    REMOVED,
    /** The task was running and has stopped. */
    STOPPED,
    /** The task had ended before the cancel reached it; its outcome stands. */
    TOO_LATE,
    /**
     * The task runs on: it is inside a library or the JDK and ignores the interruption. Restart its engine to end it.
     * If it ends after all, its result still arrives as {@link org.cogrid.core.TaskAbortedException}.
     */
    STUCK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
