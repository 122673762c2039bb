package org.cogrid.node.internal.namespace;

import com.hazelcast.map.IMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Keeps the definitions of an engine's session (imports, functions, classes) in the grid by number, so that a restarted
 * engine can restore them in the same order. Confined to the engine's thread, except {@link #numbers}.
 */
public final class DefinitionStore {
    private static final int SLACK = 16;

    private final IMap<Long, byte[]> map;
    private int stored;
    private int pruneAt;

    /** A store in this map, which only this engine writes. */
    public DefinitionStore(IMap<Long, byte[]> map) {
        this.map = map;
        this.stored = map.size();
        this.pruneAt = 2 * stored + SLACK;
    }

    /** Stores a definition; when this returns, the grid and its backups have it. */
    public void put(long number, byte[] definition) {
        map.set(number, definition);
        stored++;
    }

    /** Stores a definition again that the grid has lost. */
    public void putBack(long number, byte[] definition) {
        map.set(number, definition);
    }

    /** The numbers of the stored definitions. Any thread may ask. */
    public Set<Long> numbers() {
        return map.keySet();
    }

    /** All stored definitions, in the order of their numbers. */
    public List<byte[]> all() {
        return List.copyOf(new TreeMap<>(map.getAll(map.keySet())).values());
    }

    /**
     * Removes the definitions that are no longer in force, but only when these may be about half of all, so that it can
     * be called after every task.
     */
    public void prune(Supplier<Set<Long>> inForce) {
        if (stored >= pruneAt) {
            keep(inForce.get());
        }
    }

    /** Removes all definitions except these. */
    public void keep(Set<Long> kept) {
        map.keySet().stream().filter(number -> !kept.contains(number)).forEach(map::delete);
        stored = kept.size();
        pruneAt = 2 * stored + SLACK;
    }

    /** Removes all definitions. */
    public void clear() {
        map.clear();
        stored = 0;
        pruneAt = SLACK;
    }
}
