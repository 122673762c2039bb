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
 * Puts classes and jars into groups: a group is what needs one loader, see {@code CodeGroup}. The group of a class does
 * not depend on which class was asked for first. Thread-safe. No loader is asked under a lock, as that may take long; a
 * search that another one has overtaken is made again.
 */
public final class Grouping {
    private final ClassGraph graph;
    private final ClassPaths paths = new ClassPaths();

    // Both guarded by this.
    private final Map<ClassLoader, LoaderGroups> loaders = new WeakHashMap<>();
    private int forgotten; // how often groups were forgotten

    public Grouping(ClassGraph graph) {
        this.graph = graph;
    }

    /** Returns the group of a class, if it travels. */
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

    /** Forgets the groups of all classes that may need classes of this loader, because some were redefined. */
    public synchronized void forget(ClassLoader loader) {
        loaders.remove(loader);
        forgetGroups();
    }

    /** Returns where loaders look for classes. */
    ClassPaths paths() {
        return paths;
    }

    /** Returns the group of a class or jar, if it was found before. */
    synchronized Optional<Grouped> known(Vertex vertex) {
        return groups(vertex.loader()).of(vertex);
    }

    /** Returns the names of the classes with which this one must share a loader, as far as they are known. */
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

    /** Adds all classes of a nest in the package of that class. */
    synchronized void list(Vertex vertex, String nest, Map<String, ClassFile> files) {
        PackageMates mates = packageOf(vertex);
        mates.add(files);
        mates.listed(nest);
    }

    /**
     * Adds a class, with the classes in jars that it uses. A class that comes late may belong to a group that seemed
     * complete.
     */
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
     * Adds a jar. A jar that comes late may belong to a group that seemed complete.
     *
     * @param files the classes of packages that it shares with others
     */
    synchronized void meetJar(Vertex vertex, HidingJar jar, Map<String, ClassFile> files) {
        LoaderGroups groups = groups(vertex.loader());
        groups.meet(vertex, jar);
        groups.add(files);
        if (!jar.hidden().isEmpty() || !files.isEmpty()) {
            forgetGroups();
        }
    }

    /** Returns the jars met so far that have a class whose name an earlier jar has, too. */
    synchronized Collection<HidingJar> hidingJars(ClassLoader loader) {
        return groups(loader).hidingJars();
    }

    /** Returns true if another loader defines the class. The loader is asked only once. */
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

    /**
     * Adds the groups of a search, unless another thread has meanwhile found something that the search has not seen.
     */
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
