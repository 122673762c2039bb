package org.cogrid.core.internal.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values.
 *
 * @param single whether to return the one value instead of a list
 */
public record PullTask(List<String> paths, boolean single) implements Task {
    public PullTask {
        paths = List.copyOf(paths);
    }

    @Override
    public String kind() {
        return "pull";
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        if (single) {
            return context.read(paths.get(0));
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (String path : paths) {
            values.add(context.read(path));
        }
        return values;
    }
}
