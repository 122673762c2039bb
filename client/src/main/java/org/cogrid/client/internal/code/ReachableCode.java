package org.cogrid.client.internal.code;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cogrid.client.internal.code.graph.ScannedClass;
import org.cogrid.client.internal.code.group.Grouped;
import org.cogrid.client.internal.code.group.Grouped.Newest;
import org.cogrid.core.internal.code.CodeGroup;

/**
 * All the code that one class can reach. Compared by identity, as there is one scan for each class. Keeps no class and
 * no loader alive.
 */
final class ReachableCode {
    private final Collection<CodeGroup> groups = new ArrayList<>();
    private final Set<WeakReference<ClassLoader>> homes = new HashSet<>();
    private Newest newest;

    private ReachableCode(Newest newest) {
        this.newest = newest;
    }

    /**
     * Collects the code that a class reaches.
     *
     * @param root the class
     * @param loader the loader that knows the class
     * @param first the group of the class
     */
    static ReachableCode of(ScannedClass root, String name, ClassLoader loader, Grouped first) {
        ReachableCode scan = new ReachableCode(Newest.NONE.or(name, root.file().feature()));
        scan.homes.add(new WeakReference<>(loader));
        Set<Grouped> seen = new HashSet<>(List.of(first));
        Deque<Grouped> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            Grouped each = next.remove();
            scan.add(each);
            each.needs().stream().filter(seen::add).forEach(next::add);
        }
        return scan;
    }

    static ReachableCode empty() {
        return new ReachableCode(Newest.NONE);
    }

    Collection<CodeGroup> groups() {
        return groups;
    }

    /** Returns the class that needs the newest Java release. */
    Newest newest() {
        return newest;
    }

    /**
     * True if all loaders of these classes have been collected: then nobody has any of the classes or their static
     * state.
     */
    boolean isGone() {
        return homes.stream().allMatch(home -> home.refersTo(null));
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private void add(Grouped each) {
        groups.add(each.group());
        homes.addAll(each.homes());
        newest = newest.or(each.newest().name(), each.newest().feature());
    }
}
