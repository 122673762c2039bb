package org.cogrid.client;

import java.util.Locale;

/** What became of a wish to end whatever an engine runs. */
public enum InterruptOutcome {
    /** No task ran; those that wait were left alone. */
    NOTHING_RAN,
    /**
     * The running task has stopped; its sender gets a {@link org.cogrid.core.TaskAbortedException}. Or the copying of a value between tasks has
     * stopped, and that value stays live only. The next task starts.
     */
    STOPPED,
    /** The task runs on: it is inside a library or the JDK and does not heed interruption. Restarting the engine is the way out. */
    STUCK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
