package org.cogrid.core.internal.task;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the function of a map on the engine, for the chunks that follow.
 *
 * @param map the map's id
 * @param function as that of an {@link ApplyTask}
 * @param combine the function that combines two values, or {@code null} if each item's value is returned
 */
public record KeepTask(UUID map, Object function, @Nullable Object combine) implements Task, Serializable {
    @Override
    public String kind() {
        return "map";
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        context.keep(this);
        return null;
    }
}
