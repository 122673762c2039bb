package org.cogrid.core.internal.codec.standin;

import java.io.InvalidObjectException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Closes the cycles that lead through a stand-in, as for a closure that calls itself: what is read before the stand-in's
 * object can be made meets the stand-in, and gets the object in the end. Confined to the decoding thread.
 */
public final class Cycles {
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            return fieldsOf(type);
        }
    };

    private final Map<StandIn, @Nullable Object> restored = new IdentityHashMap<>();
    private final List<Closing> open = new ArrayList<>();

    /** Notes what a stand-in stands for, if it was met before. */
    public void restored(StandIn standIn, @Nullable Object object) {
        if (!open.isEmpty()) {
            restored.put(standIn, object);
        }
    }

    /** Notes what of {@code whole}, which was just read, is a stand-in still. */
    public void met(Object whole) {
        if (whole instanceof Object[] array) {
            metInArray(array);
        } else if (whole instanceof Map<?, ?> map) {
            metInMap(map);
        } else if (whole instanceof Collection<?> collection) {
            metInCollection(collection);
        } else {
            metInFields(whole);
        }
    }

    /** Puts the objects in the place of their stand-ins. */
    public void close() throws InvalidObjectException {
        for (Closing closing : open) {
            try {
                closing.run();
            } catch (IllegalAccessException | UnsupportedOperationException e) {
                throw failure("an object that can't be changed", e);
            }
        }
    }

    /** The failure of a cycle in which no object can be made before another. */
    static InvalidObjectException failure(String where, @Nullable Throwable cause) {
        InvalidObjectException failure = new InvalidObjectException(
                "the value holds itself by way of " + where + "; let a list or array close the circle instead");
        failure.initCause(cause);
        return failure;
    }

    private void metInArray(Object[] array) {
        for (int i = 0; i < array.length; i++) {
            int index = i;
            if (array[i] instanceof StandIn standIn) {
                open.add(() -> setNullable(array, index, restored.get(standIn)));
            }
        }
    }

    private void metInMap(Map<?, ?> map) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getValue() instanceof StandIn standIn) {
                Object key = entry.getKey();
                open.add(() -> putUnchecked(map, key, restored.get(standIn)));
            }
            refuse(entry.getKey(), "a map's key");
        }
    }

    private void metInCollection(Collection<?> collection) {
        int index = 0;
        for (Object element : collection) {
            int here = index++;
            if (element instanceof StandIn standIn && collection instanceof List<?> list) {
                open.add(() -> setUnchecked(list, here, restored.get(standIn)));
            } else {
                refuse(element, "a set or queue");
            }
        }
    }

    private void refuse(@Nullable Object element, String where) {
        if (element instanceof StandIn) {
            open.add(() -> {
                throw failure(where, null);
            });
        }
    }

    private void metInFields(Object whole) {
        for (Field field : FIELDS.get(whole.getClass())) {
            try {
                if (field.get(whole) instanceof StandIn standIn) {
                    open.add(() -> field.set(whole, restored.get(standIn)));
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field made accessible is not: " + field, e);
            }
        }
    }

    /** The fields that a stand-in fits into, other than those of the JDK and of stand-ins themselves. */
    private static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> part = type; part != null && part.getClassLoader() != null; part = part.getSuperclass()) {
            Arrays.stream(part.getDeclaredFields())
                    .filter(field -> field.getType().isAssignableFrom(StandIn.class))
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && field.trySetAccessible())
                    .forEach(fields::add);
        }
        return List.copyOf(fields);
    }

    @SuppressWarnings("NullAway") // an array read from a graph may hold null
    private static void setNullable(Object[] array, int index, @Nullable Object value) {
        array[index] = value;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a stand-in was there, so anything may be
    private static void putUnchecked(Map<?, ?> map, @Nullable Object key, @Nullable Object value) {
        ((Map<@Nullable Object, @Nullable Object>) map).put(key, value);
    }

    @SuppressWarnings("unchecked") // as above
    private static void setUnchecked(List<?> list, int index, @Nullable Object value) {
        ((List<@Nullable Object>) list).set(index, value);
    }

    /** Puts one object in the place of its stand-in. */
    private interface Closing {
        void run() throws InvalidObjectException, IllegalAccessException;
    }
}
