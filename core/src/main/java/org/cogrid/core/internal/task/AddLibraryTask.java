package org.cogrid.core.internal.task;

import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Makes jars that a client has just put into the grid known to the engine's texts.
 *
 * @param library the manifest that lists them
 */
public record AddLibraryTask(ContentHash library) implements Task {
    @Override
    public String kind() {
        return "addJars";
    }

    @Override
    public @Nullable Object run(TaskContext context) {
        context.addLibrary(library);
        return null;
    }
}
