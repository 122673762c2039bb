package org.cogrid.node.internal.namespace;

import com.hazelcast.map.IMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What an engine's session has defined (imports, functions, classes), kept in the grid by number, so that an engine that comes
 * back can define it again in the same order. Confined to the engine's thread.
 */
public final class DefinitionStore {
    private static final int SLACK = 16;

    private final IMap<Long, byte[]> map;
    private int stored;
    private int pruneAt;

    /** The definitions in this map, which nobody else writes. */
    public DefinitionStore(IMap<Long, byte[]> map) {
        this.map = map;
        this.stored = map.size();
        this.pruneAt = 2 * stored + SLACK;
    }

    /** Keeps one; when this returns, the grid has it, backups included. */
    public void put(long number, byte[] definition) {
        map.set(number, definition);
        stored++;
    }

    /** All that are kept, in the order of their numbers. */
    public List<byte[]> all() {
        return List.copyOf(new TreeMap<>(map.getAll(map.keySet())).values());
    }

    /** Drops those that do not count any more, once they may be about half of all; so it can be called at every task's end. */
    public void prune(Supplier<Set<Long>> inForce) {
        if (stored >= pruneAt) {
            keep(inForce.get());
        }
    }

    /** Drops all others. */
    public void keep(Set<Long> kept) {
        map.keySet().stream().filter(number -> !kept.contains(number)).forEach(map::delete);
        stored = kept.size();
        pruneAt = 2 * stored + SLACK;
    }

    /** Forgets all. */
    public void clear() {
        map.clear();
        stored = 0;
        pruneAt = SLACK;
    }
}
