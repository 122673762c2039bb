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
 * Closes cycles through a stand-in, such as that of a closure that calls itself. Objects read before the stand-in's
 * object can be made hold the stand-in at first; {@link #close} gives them the object. Confined to the decoding thread.
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

    /** Notes the object that a stand-in became, if another object holds the stand-in. */
    public void restored(StandIn standIn, @Nullable Object object) {
        if (!open.isEmpty()) {
            restored.put(standIn, object);
        }
    }

    /** Notes the places in {@code whole}, which was just read, that still hold a stand-in. */
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

    /** Replaces all noted stand-ins by their objects. */
    public void close() throws InvalidObjectException {
        for (Closing closing : open) {
            try {
                closing.run();
            } catch (IllegalAccessException | UnsupportedOperationException e) {
                throw failure("an object that can't be changed", e);
            }
        }
    }

    /** The failure for a cycle in which each object needs another one first. */
    static InvalidObjectException failure(String where, @Nullable Throwable cause) {
        InvalidObjectException failure = new InvalidObjectException(
                "the value holds itself by way of " + where + "; let a list or array close the cycle instead");
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

    /** The fields that can hold a stand-in, other than those of the JDK and of stand-ins themselves. */
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

    /** Replaces one stand-in by its object. */
    private interface Closing {
        void run() throws InvalidObjectException, IllegalAccessException;
    }
}
