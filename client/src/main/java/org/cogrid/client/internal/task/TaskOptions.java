package org.cogrid.client.internal.task;

import java.time.Duration;
import org.cogrid.core.internal.text.LongText;
import org.jspecify.annotations.Nullable;

/**
 * How a task is to be treated.
 *
 * @param label what metadata calls it, or {@code null}
 * @param timeout how long the caller waits at most, also when sending is held up by back pressure; {@code null} for ever.
 *     The task runs on
 * @param timeLimit how long the task may run, from its start; then its engine cancels it. {@code null} for ever
 * @param wholeText whether the text of the last value that a text gives is wanted whole, and not short
 * @param hidesOutput whether what it prints is shown to nobody who waits
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

    /** The label travels with each task and is shown in tables, so one of any length would not do: it is cut. */
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

    /** What is printed is shown to nobody who waits. */
    public TaskOptions withHiddenOutput() {
        return new TaskOptions(label, timeout, timeLimit, wholeText, true);
    }
}
