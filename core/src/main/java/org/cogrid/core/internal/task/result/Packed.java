package org.cogrid.core.internal.task.result;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * A column of values in the form in which it travels fastest: a primitive array or an array of texts if all values are
 * of one such kind, otherwise an array of objects.
 */
public final class Packed {
    private Packed() {}

    /** Packs values: {@code int[]}, {@code long[]}, {@code double[]}, {@code String[]} or, for all others, {@code Object[]}. */
    public static Object of(@Nullable Object[] items) {
        Class<?> kind = kind(items);
        if (kind == Integer.class) {
            int[] packed = new int[items.length];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (Integer) items[i];
            }
            return packed;
        }
        if (kind == Long.class) {
            long[] packed = new long[items.length];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (Long) items[i];
            }
            return packed;
        }
        if (kind == Double.class) {
            double[] packed = new double[items.length];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (Double) items[i];
            }
            return packed;
        }
        return copy(items, kind == String.class ? new String[items.length] : new @Nullable Object[items.length]);
    }

    /** The class of all values, or {@code Object} if it is not one and the same. */
    private static Class<?> kind(@Nullable Object[] items) {
        Class<?> first = items.length == 0 || items[0] == null ? Object.class : items[0].getClass();
        for (Object item : items) {
            if (item == null || item.getClass() != first) {
                return Object.class;
            }
        }
        return first;
    }

    private static Object copy(@Nullable Object[] items, @Nullable Object[] into) {
        System.arraycopy(items, 0, into, 0, items.length);
        return into;
    }

    /** Returns how many values a column has. */
    public static int length(Object column) {
        return Array.getLength(column);
    }

    /** Returns the value at this position of a column. */
    public static @Nullable Object get(Object column, int i) {
        if (column instanceof int[] ints) {
            return ints[i];
        } else if (column instanceof long[] longs) {
            return longs[i];
        } else if (column instanceof double[] doubles) {
            return doubles[i];
        }
        return ((Object[]) column)[i];
    }
}
