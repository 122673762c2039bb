package org.cogrid.core.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * Runs a text in the session.
 *
 * @param kind {@code execute} or {@code run}
 * @param text Groovy
 * @param fileName what stack traces call it
 */
public record ExecuteTask(String kind, String text, String fileName) implements Task {
    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        return context.describe(context.execute(text, fileName));
    }
}
