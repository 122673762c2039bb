package org.cogrid.client;

import java.util.Locale;

/** The outcome of an interrupt, which ends whatever an engine runs. */
public enum InterruptOutcome {
    /** No task was running. Tasks in the queue were left alone. */
    NOTHING_RAN,
    /**
     * The running task has stopped, and its sender gets a {@link org.cogrid.core.TaskAbortedException}. If the engine
     * was copying a value instead, the copying has stopped and the value stays live only. The next task starts.
     */
    STOPPED,
    /**
     * The task runs on: it is inside a library or the JDK and ignores the interruption. Restart the engine to end it.
     */
    STUCK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
