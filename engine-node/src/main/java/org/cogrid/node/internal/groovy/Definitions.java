package org.cogrid.node.internal.groovy;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which definitions of a session still count: those that own a function, a type or an import now, and what they use; and those
 * that could not be restored, as an engine that starts again may be able to.
 */
final class Definitions {
    private static final int SLACK = 16;

    private final Map<Long, Definition> known = new HashMap<>();
    private final Map<String, Long> owners = new HashMap<>();
    private final Set<Long> unrestored = new HashSet<>();
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

    /** This one is not there, and yet to be kept in the grid. */
    void addUnrestored(Definition definition) {
        known.put(definition.sequence(), definition);
        unrestored.add(definition.sequence());
    }

    /** Lets a function go; gives the definition that had it, as it is without. */
    Optional<Definition> remove(String function) {
        return Optional.ofNullable(owners.remove("function " + function))
                .map(owner -> known.computeIfPresent(owner, (sequence, all) -> all.without(function)));
    }

    Set<Long> inForce() {
        Set<Long> roots = new HashSet<>(owners.values());
        roots.addAll(unrestored);
        return withPinned(roots);
    }

    void clear() {
        known.clear();
        owners.clear();
        unrestored.clear();
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
