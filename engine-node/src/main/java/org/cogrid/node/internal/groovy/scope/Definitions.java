package org.cogrid.node.internal.groovy.scope;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Knows which definitions of a session are in force: those that own a present function, type or import, and the
 * definitions these use. Definitions that could not be restored count too, because the next start of the engine may be
 * able to restore them.
 */
public final class Definitions {
    private static final int SLACK = 16;

    private final Map<Long, Definition> known = new HashMap<>();
    private final Map<String, Long> owners = new HashMap<>();
    private final Set<Long> unrestored = new HashSet<>();
    private int pruneAt = SLACK;

    public void add(Definition definition) {
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

    /** Adds a definition that could not be restored but must stay in the grid. */
    public void addUnrestored(Definition definition) {
        known.put(definition.sequence(), definition);
        unrestored.add(definition.sequence());
    }

    /**
     * Removes a function. Returns all definitions that contained it, in order and now without it. Earlier ones are
     * included: they stay for their other functions and would otherwise restore this one.
     */
    public List<Definition> remove(String function) {
        List<Definition> changed = now().stream()
                .filter(each -> each.functions().contains(function))
                .map(each -> each.without(function))
                .toList();
        changed.forEach(each -> known.put(each.sequence(), each));
        owners.remove("function " + function);
        return changed;
    }

    /** The definitions in force, in order. */
    public List<Definition> now() {
        return inForce().stream()
                .sorted()
                .flatMap(number -> Stream.ofNullable(known.get(number)))
                .toList();
    }

    public Set<Long> inForce() {
        Set<Long> roots = new HashSet<>(owners.values());
        roots.addAll(unrestored);
        return withPinned(roots);
    }

    public void clear() {
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
