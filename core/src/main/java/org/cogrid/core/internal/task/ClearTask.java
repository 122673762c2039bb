package org.cogrid.core.internal.task;

import org.jspecify.annotations.Nullable;

/** Empties the namespace: values, imports, functions and classes. */
public record ClearTask() implements Task {
    @Override
    public String kind() {
        return "clear";
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        context.clear();
        return null;
    }
}
