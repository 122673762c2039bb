package org.cogrid.node.internal.namespace;

import com.hazelcast.map.IMap;
import java.util.function.Function;
import org.cogrid.core.CogridException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.StoredValue;
import org.cogrid.core.internal.text.FullHeap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a restarted engine's own values from its grid map. Thread-safe.
 *
 * @param copies the engine's map
 * @param codec decodes with the engine's classes
 * @param arrival restores values such as closures
 */
public record FromGrid(IMap<String, Object> copies, ValueCodec codec, Arrival arrival)
        implements Function<String, @Nullable Object> {
    @Override
    public @Nullable Object apply(String name) {
        Object stored = copies.get(name);
        if (stored == null) {
            throw new CogridException(
                    "reading '" + name + "' after the engine's restart failed: its grid copy is gone, "
                            + "so another program has written to this engine's map; assign it again, or remove it");
        }
        if (stored instanceof StoredValue envelope && envelope.isLiveOnly()) {
            throw new CogridException("'" + name + "' is lost: this " + envelope.type() + " was live only ("
                    + envelope.note() + ") when the engine stopped; assign it again, or remove it");
        }
        try {
            return GridCopy.decode(stored, codec, arrival);
        } catch (UndecodableValueException e) {
            throw new CogridException(
                    "the variable '" + name + "' can't be read from its grid copy: " + e.getMessage()
                            + (FullHeap.isCauseOf(e) ? "" : "; assign it again, or remove('" + name + "')"),
                    e);
        }
    }
}
