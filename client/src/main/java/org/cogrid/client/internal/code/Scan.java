package org.cogrid.client.internal.code;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;

/**
 * All the code that one class can reach. Compared by identity: there is one scan a class. Keeps no class and no loader alive.
 */
final class Scan {
    private final SortedMap<String, ContentHash> classes = new TreeMap<>();
    private final Set<JarUnit> jars = new LinkedHashSet<>();
    private String newestClass = "";
    private int newestFeature;
    private List<WeakReference<ClassLoader>> homes = List.of();

    private Scan() {}

    /** Follows what {@code root} mentions, breadth first; what is not there is optional and skipped. */
    static Scan of(String root, ClassLoader loader, ClassGraph graph, JarReader open) {
        Scan scan = new Scan();
        Set<String> seen = new HashSet<>(Set.of(root));
        Deque<String> next = new ArrayDeque<>(seen);
        Set<ClassLoader> homes = Collections.newSetFromMap(new IdentityHashMap<>());
        homes.add(loader);
        while (!next.isEmpty()) {
            String name = next.remove();
            ClassNode node = graph.node(name, loader, open);
            scan.add(name, node);
            node.homeIfThere().ifPresent(homes::add);
            node.references().stream().filter(seen::add).forEach(next::add);
        }
        scan.homes = homes.stream().map(WeakReference::new).toList();
        return scan;
    }

    static Scan empty() {
        return new Scan();
    }

    SortedMap<String, ContentHash> classes() {
        return classes;
    }

    Set<JarUnit> jars() {
        return jars;
    }

    /** The class that needs the newest Java release. */
    String newestClass() {
        return newestClass;
    }

    int newestFeature() {
        return newestFeature;
    }

    /** Whether all loaders of these classes have been collected, so that nobody has any of them, or static state in one. */
    boolean isGone() {
        return homes.stream().allMatch(home -> home.refersTo(null));
    }

    boolean isEmpty() {
        return classes.isEmpty() && jars.isEmpty();
    }

    private void add(String name, ClassNode node) {
        if (node.unit() != null) {
            classes.put(name, node.unit());
        }
        if (node.jar() != null) {
            jars.add(node.jar());
        }
        if (node.feature() > newestFeature) {
            newestClass = name;
            newestFeature = node.feature();
        }
    }
}
