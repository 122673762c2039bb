package org.cogrid.core.internal.task.result;

import java.io.Serializable;
import java.util.TreeMap;
import java.util.function.Function;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code MapTask} gives.
 *
 * @param values the value of each item, {@code null} for one that failed
 * @param failures the failures by the item's position in the task
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MapValues(@Nullable Object[] values, TreeMap<Integer, RemoteError> failures) implements Serializable {
    /**
     * Returns these values without those that can't travel.
     *
     * @param obstacle why a value can't travel, or {@code null} if it can
     */
    public MapValues without(Function<Object, @Nullable RemoteError> obstacle) {
        @Nullable Object[] kept = values.clone();
        ItemFailures all = new ItemFailures();
        failures.forEach(all::put);
        for (int i = 0; i < kept.length; i++) {
            Object value = kept[i];
            RemoteError why = value == null ? null : obstacle.apply(value);
            if (why != null) {
                kept[i] = null;
                all.put(i, why);
            }
        }
        return new MapValues(kept, all.byItem());
    }
}
