package org.cogrid.core.internal.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds imports to the session.
 *
 * @param imports such as {@code java.util.concurrent.*} or {@code static java.lang.Math.sqrt}
 * @param classes the classes that these names mean at the client, except the JDK's; their code travels with the task
 */
public record ImportTask(List<String> imports, List<Class<?>> classes) implements Task {
    public ImportTask {
        imports = List.copyOf(imports);
        classes = List.copyOf(classes);
    }

    @Override
    public String kind() {
        return "import";
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        context.importNames(imports);
        return null;
    }
}
