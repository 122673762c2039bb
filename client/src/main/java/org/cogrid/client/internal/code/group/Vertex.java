package org.cogrid.client.internal.code.group;

import org.cogrid.client.internal.code.jar.JarContents;
import org.jspecify.annotations.Nullable;

/**
 * A class that travels alone, or a jar. It has its own {@code equals}: what Java generates for a record is linked at
 * its first use, which takes longer than all the rest of a small search.
 *
 * @param loader the loader that defines it here
 * @param name the name of the class; empty for a jar
 */
record Vertex(ClassLoader loader, String name, @Nullable JarContents jar) {
    /** Returns what distinguishes it from other vertices of its loader. */
    Object key() {
        return jar == null ? name : jar.file();
    }

    /** True if the class of that name is in it. */
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
