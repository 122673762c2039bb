package org.cogrid.client.internal.task;

import java.time.Duration;
import org.cogrid.core.internal.text.LongText;
import org.jspecify.annotations.Nullable;

/**
 * The options of a task.
 *
 * @param label the name that metadata shows, or {@code null}
 * @param timeout how long the caller waits at most, also for room to send the task; {@code null} for no limit. The
 *     task runs on
 * @param timeLimit how long the task may run from its start; its engine cancels it then. {@code null} for no limit
 * @param wholeText true if a text's last value is to be described in full, and not shortened
 * @param hidesOutput true if waiting threads do not show the task's output
 */
public record TaskOptions(
        @Nullable String label,
        @Nullable Duration timeout,
        @Nullable Duration timeLimit,
        boolean wholeText,
        boolean hidesOutput) {
    private static final int MOST_LABEL = 1_000;

    /** No label and no limits. */
    public static final TaskOptions NONE = new TaskOptions(null, null, null, false, false);

    /** Sets the label. A long label is cut, as it travels with each task and is shown in tables. */
    public TaskOptions withLabel(@Nullable String newLabel) {
        String cut = newLabel == null ? null : LongText.cut(newLabel, MOST_LABEL);
        return new TaskOptions(cut, timeout, timeLimit, wholeText, hidesOutput);
    }

    public TaskOptions withTimeout(@Nullable Duration newTimeout) {
        return new TaskOptions(label, newTimeout, timeLimit, wholeText, hidesOutput);
    }

    public TaskOptions withTimeLimit(@Nullable Duration newTimeLimit) {
        return new TaskOptions(label, timeout, newTimeLimit, wholeText, hidesOutput);
    }

    public TaskOptions withWholeText() {
        return new TaskOptions(label, timeout, timeLimit, true, hidesOutput);
    }

    /** Hides the task's output from waiting threads. */
    public TaskOptions withHiddenOutput() {
        return new TaskOptions(label, timeout, timeLimit, wholeText, true);
    }
}
