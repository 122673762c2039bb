package org.cogrid.core.internal.task;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets go of the function of a map that has ended. */
public record ForgetTask(UUID map) implements Task {
    @Override
    public String kind() {
        return "map";
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        context.forget(map);
        return null;
    }
}
