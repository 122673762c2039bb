package org.cogrid.client.internal.code;

import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * Puts classes and jars into groups, each of which is what needs one loader, see {@code CodeGroup}. Which group a class is in
 * does not depend on the class that was asked for first. Thread-safe.
 */
final class Grouping {
    private final ClassGraph graph;
    private final JarUnits jars;

    /** Guarded by this. */
    private final Map<ClassLoader, LoaderGroups> loaders = new WeakHashMap<>();

    Grouping(ClassGraph graph, JarUnits jars) {
        this.graph = graph;
        this.jars = jars;
    }

    /** The group of a class, if it travels. */
    synchronized Optional<Grouped> of(String name, ClassLoader loader, JarReader open) {
        GroupSearch search = new GroupSearch(new Vertices(graph, jars, open, this::groups));
        return search.of(name, loader, () -> loaders.values().forEach(LoaderGroups::forget));
    }

    /** The classes of a loader are no longer what they were, and so the groups of all that may need them. */
    synchronized void forget(ClassLoader loader) {
        loaders.remove(loader);
        loaders.values().forEach(LoaderGroups::forget);
    }

    private LoaderGroups groups(ClassLoader loader) {
        return loaders.computeIfAbsent(loader, any -> new LoaderGroups());
    }
}
