package org.cogrid.client.internal.code;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A class that travels alone, or a jar.
 *
 * @param loader that defines it here
 * @param name of the class; empty for a jar
 */
record Vertex(ClassLoader loader, String name, @Nullable Path jar) {
    /** What tells it from the others of its loader. */
    Object key() {
        return jar == null ? name : jar;
    }
}
