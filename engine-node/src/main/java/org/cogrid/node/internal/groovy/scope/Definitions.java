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
 * Which definitions of a session still count: those that own a function, a type or an import now, and what they use; and those
 * that could not be restored, as an engine that starts again may be able to.
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

    /** This one is not there, and yet to be kept in the grid. */
    public void addUnrestored(Definition definition) {
        known.put(definition.sequence(), definition);
        unrestored.add(definition.sequence());
    }

    /**
     * Lets a function go; gives the definitions that have it, as they are without, in their order: earlier ones, too, which stay
     * for what else they define and would bring it back.
     */
    public List<Definition> remove(String function) {
        List<Definition> changed = inForce().stream()
                .sorted()
                .flatMap(number -> Stream.ofNullable(known.get(number)))
                .filter(each -> each.functions().contains(function))
                .map(each -> each.without(function))
                .toList();
        changed.forEach(each -> known.put(each.sequence(), each));
        owners.remove("function " + function);
        return changed;
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
