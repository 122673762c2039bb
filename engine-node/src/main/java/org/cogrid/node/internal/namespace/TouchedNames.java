package org.cogrid.node.internal.namespace;

import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Names in the order in which they were used, each held once however often that was. Thread-safe. */
final class TouchedNames {
    private final Queue<String> inOrder = new ConcurrentLinkedQueue<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    /** Notes a name that was used. */
    void add(String name) {
        if (held.add(name)) {
            inOrder.add(name);
        }
    }

    int count() {
        return held.size();
    }

    /** The names there are now; ends though others go on adding. */
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
            held.remove(name); // before its value is looked at: who uses it from now on notes it again
            taken.add(name);
        }
        return taken;
    }
}
