package org.cogrid.node.internal.namespace;

import com.hazelcast.map.IMap;
import java.util.List;
import java.util.TreeMap;

/**
 * What an engine's session has defined (imports, functions, classes), kept in the grid in the order it came, so that an engine
 * that comes back can define it again. Confined to the engine's thread.
 */
public final class Definitions {
    private final IMap<Integer, byte[]> map;
    private int next;

    /** The definitions in this map, which nobody else writes. */
    public Definitions(IMap<Integer, byte[]> map) {
        this.map = map;
        this.next = map.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    }

    /**
     * Keeps one more; when this returns, the grid has it, backups included.
     *
     * @return its number, by which it can be dropped
     */
    public int add(byte[] definition) {
        map.set(next, definition);
        return next++;
    }

    /** All that are kept, in the order they were added. */
    public List<byte[]> all() {
        return List.copyOf(new TreeMap<>(map.getAll(map.keySet())).values());
    }

    /** Forgets one whose names have all been defined anew. */
    public void drop(int number) {
        map.delete(number);
    }

    /** Forgets all. */
    public void clear() {
        map.clear();
    }
}
