package org.cogrid.core.internal.task;

import org.jspecify.annotations.Nullable;

/** Evaluates an expression and returns its value. */
public record EvaluateTask(String expression) implements Task {
    @Override
    public String kind() {
        return "evaluate";
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        return context.evaluate(expression);
    }
}
