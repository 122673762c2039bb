package org.cogrid.client;

import java.util.Locale;

/** What became of a wish to cancel a task. */
public enum CancelOutcome {
    /** It had not started; it never will. */
    REMOVED,
    /** It was running and has stopped. */
    STOPPED,
    /** It had ended before the wish reached it; its outcome stands. */
    TOO_LATE,
    /**
     * It runs on: it is inside a library or the JDK and does not heed interruption. Restarting its engine is the way out;
     * if it ends after all, its result still arrives as {@link org.cogrid.core.TaskAbortedException}.
     */
    STUCK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
