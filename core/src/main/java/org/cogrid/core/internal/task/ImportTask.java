package org.cogrid.core.internal.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds imports to the session. */
public record ImportTask(List<String> imports) implements Task {
    public ImportTask {
        imports = List.copyOf(imports);
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
