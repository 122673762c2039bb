package org.cogrid.node.internal.groovy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which definitions of a session still count: those that own a function, a type or an import now, and what they use. */
final class Definitions {
    private static final int SLACK = 16;

    private final Map<Long, Definition> known = new HashMap<>();
    private final Map<String, Long> owners = new HashMap<>();
    private int pruneAt = SLACK;

    void add(Definition definition) {
        known.put(definition.sequence(), definition);
        definition.functions().forEach(name -> owners.put("function " + name, definition.sequence()));
        definition.types().forEach(name -> owners.put("type " + name, definition.sequence()));
        definition
                .imports()
                .forEach(text -> owners.put("import " + Import.parse(text).key(), definition.sequence()));
        if (known.size() > pruneAt) {
            known.keySet().retainAll(inForce());
            pruneAt = 2 * known.size() + SLACK;
        }
    }

    Set<Long> inForce() {
        return withPinned(owners.values());
    }

    void clear() {
        known.clear();
        owners.clear();
    }

    private Set<Long> withPinned(Collection<Long> roots) {
        Set<Long> found = new HashSet<>(roots);
        Deque<Long> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            Definition next = known.get(open.pop());
            if (next != null) {
                next.pins().values().stream().filter(found::add).forEach(open::push);
            }
        }
        return found;
    }
}
