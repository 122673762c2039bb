package org.cogrid.client.internal.code;

import java.util.Map;
import java.util.WeakHashMap;
import org.cogrid.client.internal.code.graph.ClassGraph;
import org.cogrid.client.internal.code.graph.ScannedClass;
import org.cogrid.client.internal.code.graph.UnitSources;
import org.cogrid.client.internal.code.group.Grouping;
import org.cogrid.client.internal.code.jar.JarUnits;

/** The scans of this program's classes, shared by all its clients. Thread-safe. */
public final class ProgramCode {
    private static final ProgramCode INSTANCE = new ProgramCode();
    private final UnitSources sources = new UnitSources();
    private final ClassGraph graph = new ClassGraph(new JarUnits(), sources);
    private final Grouping groups = new Grouping(graph);
    private final Map<Class<?>, ReachableCode> scans = new WeakHashMap<>(); // guarded by itself

    private int redefinitions; // guarded by scans

    private ProgramCode() {}

    public static ProgramCode instance() {
        return INSTANCE;
    }

    public UnitSources sources() {
        return sources;
    }

    /**
     * Returns all the code that a class can reach. A repeated call costs a map lookup. Holds no lock while it asks a
     * loader.
     */
    public ReachableCode scan(Class<?> root) {
        int before;
        synchronized (scans) {
            ReachableCode known = scans.get(root);
            if (known != null) {
                return known;
            }
            before = redefinitions;
        }
        ReachableCode made = newScan(root);
        synchronized (scans) {
            if (redefinitions != before) {
                return made; // the scan may include a class that was redefined meanwhile, so the next one starts anew
            }
            ReachableCode others = scans.putIfAbsent(root, made); // there is one scan for each class
            return others == null ? made : others;
        }
    }

    /** Forgets the scans of a loader's classes, and of all classes that may use them, because some were redefined. */
    void redefined(ClassLoader loader) {
        synchronized (scans) {
            graph.forget(loader);
            groups.forget(loader);
            scans.clear();
            redefinitions++;
        }
    }

    /** Returns how often classes have been redefined. */
    int redefinitions() {
        synchronized (scans) {
            return redefinitions;
        }
    }

    private ReachableCode newScan(Class<?> root) {
        ClassLoader loader = root.getClassLoader();
        if (loader == null) {
            return ReachableCode.empty();
        }
        ScannedClass node = graph.node(root.getName(), loader);
        if (!node.travels()) {
            RootClasses.checkFindable(root, loader);
        }
        return groups.of(root.getName(), loader)
                .map(group -> ReachableCode.of(node, root.getName(), loader, group))
                .orElseGet(ReachableCode::empty);
    }
}
