package org.cogrid.core.internal.task;

import org.jspecify.annotations.Nullable;

/** Brings every grid copy up to date. */
public record FlushTask() implements Task {
    @Override
    public String kind() {
        return "flush";
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        context.flush();
        return null;
    }
}
