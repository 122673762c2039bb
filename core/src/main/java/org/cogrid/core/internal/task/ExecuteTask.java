package org.cogrid.core.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * Runs a text in the session.
 *
 * @param kind {@code execute} or {@code run}
 * @param text Groovy
 * @param fileName the text's file name in stack traces
 * @param whole whether to return the whole text of the last value instead of a short one
 */
public record ExecuteTask(String kind, String text, String fileName, boolean whole) implements Task {
    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        return context.describe(context.execute(text, fileName), whole);
    }
}
