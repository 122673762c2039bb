package org.cogrid.client.internal.code.group;

import org.cogrid.client.internal.code.jar.JarContents;
import org.jspecify.annotations.Nullable;

/**
 * A class that travels alone, or a jar. Compares by code of its own: what Java makes for a record is made at the first use, which
 * takes longer than all the rest of a small search.
 *
 * @param loader that defines it here
 * @param name of the class; empty for a jar
 */
record Vertex(ClassLoader loader, String name, @Nullable JarContents jar) {
    /** What tells it from the others of its loader. */
    Object key() {
        return jar == null ? name : jar.file();
    }

    /** Whether the class of that name is in it. */
    boolean holds(String className) {
        return jar == null ? name.equals(className) : jar.names().contains(className);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vertex its && loader == its.loader && key().equals(its.key());
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(loader) + key().hashCode();
    }
}
