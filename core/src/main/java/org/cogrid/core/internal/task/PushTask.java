package org.cogrid.core.internal.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assigns values to variables, or into values by path. */
public record PushTask(Map<String, @Nullable Object> values) implements Task {
    @Override
    public String kind() {
        return "push";
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        for (Map.Entry<String, @Nullable Object> entry : values.entrySet()) {
            context.write(entry.getKey(), entry.getValue());
        }
        return null;
    }
}
