package org.cogrid.node.internal.namespace;

import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The names that were used, in order and each only once. Thread-safe. */
final class TouchedNames {
    private final Queue<String> inOrder = new ConcurrentLinkedQueue<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    /** Notes a used name. */
    void add(String name) {
        if (held.add(name)) {
            inOrder.add(name);
        }
    }

    int count() {
        return held.size();
    }

    /** Takes the present names; it ends even if other threads go on adding. */
    Set<String> take() {
        if (inOrder.isEmpty()) {
            return Set.of();
        }
        Set<String> taken = new LinkedHashSet<>();
        for (int left = count(); left > 0; left--) {
            String name = inOrder.poll();
            if (name == null) {
                break;
            }
            held.remove(name); // before the look at its value, so that later uses note it again
            taken.add(name);
        }
        return taken;
    }
}
