package org.cogrid.core.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * Runs a text in the session.
 *
 * @param kind {@code execute} or {@code run}
 * @param text Groovy
 * @param fileName what stack traces call it
 * @param whole whether the text of its last value is wanted as it is, and not short
 */
public record ExecuteTask(String kind, String text, String fileName, boolean whole) implements Task {
    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        return context.describe(context.execute(text, fileName), whole);
    }
}
