package org.cogrid.core.internal.grid;

import com.hazelcast.core.HazelcastInstance;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * The format of values in an engine's grid map. Numbers, booleans, characters, strings and primitive arrays are stored
 * as themselves, so that any Hazelcast client can read them. All other values, and strings that UTF-8 can't hold, are
 * stored in a {@link StoredValue}.
 */
public final class GridCopy {
    private static final int OBJECT_BYTES = 16;
    private static final Map<Class<?>, Integer> WIDTHS = Map.ofEntries(
            Map.entry(Boolean.class, 1),
            Map.entry(Byte.class, 1),
            Map.entry(Character.class, 2),
            Map.entry(Short.class, 2),
            Map.entry(Integer.class, 4),
            Map.entry(Float.class, 4),
            Map.entry(Long.class, 8),
            Map.entry(Double.class, 8),
            Map.entry(boolean.class, 1),
            Map.entry(byte.class, 1),
            Map.entry(char.class, 2),
            Map.entry(short.class, 2),
            Map.entry(int.class, 4),
            Map.entry(float.class, 4),
            Map.entry(long.class, 8),
            Map.entry(double.class, 8));

    private GridCopy() {}

    /** Whether the value is stored without an envelope; says {@code true} even for a string that UTF-8 can't hold. */
    public static boolean isStoredAsItself(@Nullable Object value) {
        return value != null && (isScalar(value.getClass()) || isPrimitiveArray(value.getClass()));
    }

    /** Whether {@code type} is a number, boolean, character or string: these never change. */
    public static boolean isScalar(Class<?> type) {
        return WIDTHS.containsKey(type) || type == String.class || type == BigDecimal.class || type == BigInteger.class;
    }

    public static boolean isPrimitiveArray(Class<?> type) {
        return type.isArray() && type.getComponentType().isPrimitive();
    }

    /** The approximate number of bytes that a stored copy takes. */
    public static long sizeOf(Object stored) {
        Class<?> type = stored.getClass();
        if (stored instanceof StoredValue envelope) {
            return envelope.encoded().bytes().length;
        }
        if (isPrimitiveArray(type)) {
            return (long) Array.getLength(stored) * WIDTHS.getOrDefault(type.getComponentType(), OBJECT_BYTES);
        }
        return stored instanceof String text ? text.length() : WIDTHS.getOrDefault(type, OBJECT_BYTES);
    }

    /**
     * Decodes a stored copy.
     *
     * @throws CogridException when the value was live only
     * @throws org.cogrid.core.UndecodableValueException when it can't be read here
     */
    public static @Nullable Object decode(Object stored, ValueCodec codec, Arrival arrival) {
        if (!(stored instanceof StoredValue envelope)) {
            return stored;
        }
        if (envelope.isLiveOnly()) {
            throw new CogridException("the grid has no copy of this " + envelope.type() + ", because it is live only ("
                    + envelope.note() + "); it is lost when its engine stops, and then has to be assigned again");
        }
        return envelope.type() == null ? null : codec.decode(envelope.encoded(), arrival);
    }

    /** Reads a value from an engine's grid map without asking the engine. */
    public static @Nullable Object read(HazelcastInstance grid, int engineId, String name, ValueCodec codec) {
        Object stored = grid.getMap(GridNames.namespace(engineId)).get(name);
        if (stored == null) {
            throw new CogridException("the grid map of engine " + engineId + " has no '" + name
                    + "': nothing of that name was assigned there, or its first copy is still to come (flush()"
                    + " makes it)");
        }
        try {
            return decode(stored, codec, Arrival.PLAIN);
        } catch (CogridException e) {
            throw new CogridException(
                    "'" + name + "' of engine " + engineId + " can't be read from the grid: " + e.getMessage(), e);
        }
    }
}
