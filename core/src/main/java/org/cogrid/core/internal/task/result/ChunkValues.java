package org.cogrid.core.internal.task.result;

import java.io.Serializable;
import java.util.TreeMap;
import java.util.function.Function;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code ChunkTask} gives.
 *
 * @param values the value of each item as a {@link Packed} column, {@code null} for one that failed; of a map that
 *     combines, an array with the combined value of the items that did not fail, or an empty one if all failed
 * @param count how many of the chunk's items it has run: all, or the first ones
 * @param failures the failures by the item's position in the chunk
 */
public record ChunkValues(Object values, int count, TreeMap<Integer, RemoteError> failures) implements Serializable {
    /**
     * Returns these values without those that can't travel.
     *
     * @param obstacle why a value can't travel, or {@code null} if it can
     */
    public ChunkValues without(Function<Object, @Nullable RemoteError> obstacle) {
        MapValues kept = new MapValues((@Nullable Object[]) values, failures).without(obstacle);
        return new ChunkValues(kept.values(), count, kept.failures());
    }

    /** True if each item has a value of its own, so that some may travel without others. */
    public boolean isDivisible() {
        return values instanceof Object[] all && all.length == count && !(values instanceof String[]);
    }
}
