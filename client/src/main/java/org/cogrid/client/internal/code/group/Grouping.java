package org.cogrid.client.internal.code.group;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.cogrid.client.internal.code.graph.ClassGraph;
import org.cogrid.client.internal.code.graph.PackageMates;
import org.cogrid.client.internal.code.jar.ClassPaths;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.core.internal.code.ClassFile;

/**
 * Puts classes and jars into groups, each of which is what needs one loader, see {@code CodeGroup}. Which group a class is in
 * does not depend on the class that was asked for first. Thread-safe; no loader is asked while others wait, as that may take any
 * time: a search that others have overtaken is made again.
 */
public final class Grouping {
    private final ClassGraph graph;
    private final ClassPaths paths = new ClassPaths();

    // Both guarded by this.
    private final Map<ClassLoader, LoaderGroups> loaders = new WeakHashMap<>();
    private int forgotten; // how often groups were

    public Grouping(ClassGraph graph) {
        this.graph = graph;
    }

    /** The group of a class, if it travels. */
    public Optional<Grouped> of(String name, ClassLoader loader) {
        while (true) {
            int before = forgotten();
            GroupSearch search = new GroupSearch(new Vertices(graph, this));
            Optional<Grouped> found = search.of(name, loader);
            if (add(search, before)) {
                return found;
            }
        }
    }

    /** The classes of a loader are no longer what they were, and so the groups of all that may need them. */
    public synchronized void forget(ClassLoader loader) {
        loaders.remove(loader);
        forgetGroups();
    }

    /** Where loaders look for classes. */
    ClassPaths paths() {
        return paths;
    }

    /** The group of a class or jar, if it was found before. */
    synchronized Optional<Grouped> known(Vertex vertex) {
        return groups(vertex.loader()).of(vertex);
    }

    /** The names of the classes with which this one must share a loader, as far as they are known. */
    synchronized Set<String> mates(Vertex vertex) {
        JarContents jar = vertex.jar();
        return jar == null
                ? Set.copyOf(packageOf(vertex).of(vertex.name()))
                : groups(vertex.loader()).mates(jar.names());
    }

    synchronized boolean isListed(Vertex vertex, String nest) {
        return packageOf(vertex).isListed(nest);
    }

    synchronized boolean mayBeUsedBeyondNest(Vertex vertex, ClassFile file) {
        return packageOf(vertex).mayBeUsedBeyondNest(vertex.name(), file);
    }

    /** These are all classes of a nest in the package of that one. */
    synchronized void list(Vertex vertex, String nest, Map<String, ClassFile> files) {
        PackageMates mates = packageOf(vertex);
        mates.add(files);
        mates.listed(nest);
    }

    /** A class is met, with those in jars that it uses; one that comes late may belong to a group that was thought complete. */
    synchronized void meet(Vertex vertex, Map<String, ClassFile> files) {
        PackageMates mates = packageOf(vertex);
        boolean isNew = mates.add(files);
        if (isNew && !mates.of(vertex.name()).isEmpty()) {
            forgetGroups();
        }
    }

    synchronized boolean isMet(Vertex jar) {
        return groups(jar.loader()).isMet(jar);
    }

    /**
     * A jar is met; one that comes late may belong to a group that was thought complete.
     *
     * @param files classes of packages that it shares with others
     */
    synchronized void meetJar(Vertex vertex, HidingJar jar, Map<String, ClassFile> files) {
        LoaderGroups groups = groups(vertex.loader());
        groups.meet(vertex, jar);
        files.forEach((name, file) -> groups.mates(ClassFile.packageOf(name)).add(Map.of(name, file)));
        if (!jar.hidden().isEmpty() || !files.isEmpty()) {
            forgetGroups();
        }
    }

    /** The jars that were met in which a class has the name of one before it. */
    synchronized Collection<HidingJar> hidingJars(ClassLoader loader) {
        return groups(loader).hidingJars();
    }

    /** Whether another loader than this defines a class, asked once. */
    boolean isDelegated(String name, ClassLoader loader, Supplier<Boolean> ask) {
        Optional<Boolean> known = isDelegated(name, loader);
        if (known.isPresent()) {
            return known.get();
        }
        boolean asked = ask.get();
        synchronized (this) {
            groups(loader).delegated(name, asked);
        }
        return asked;
    }

    private synchronized Optional<Boolean> isDelegated(String name, ClassLoader loader) {
        return groups(loader).isDelegated(name);
    }

    private synchronized int forgotten() {
        return forgotten;
    }

    private void forgetGroups() {
        forgotten++;
        loaders.values().forEach(LoaderGroups::forget);
    }

    /** Takes the groups of a search, unless others have found out meanwhile what it has not seen. */
    private synchronized boolean add(GroupSearch search, int before) {
        boolean isTrue = forgotten == before
                && search.made().keySet().stream()
                        .allMatch(vertex -> known(vertex).isEmpty())
                && search.edges().entrySet().stream().allMatch(edge -> knows(edge.getKey(), edge.getValue()));
        if (isTrue) {
            search.made().forEach((vertex, group) -> groups(vertex.loader()).put(vertex, group));
        }
        return isTrue;
    }

    private boolean knows(Vertex vertex, Set<Vertex> others) {
        return vertex.jar() != null
                || mates(vertex).stream()
                        .allMatch(name -> others.stream()
                                .anyMatch(other -> other.loader() == vertex.loader() && other.holds(name)));
    }

    private PackageMates packageOf(Vertex vertex) {
        return groups(vertex.loader()).mates(ClassFile.packageOf(vertex.name()));
    }

    private LoaderGroups groups(ClassLoader loader) {
        return loaders.computeIfAbsent(loader, any -> new LoaderGroups());
    }
}
