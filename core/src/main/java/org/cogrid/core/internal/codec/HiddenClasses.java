package org.cogrid.core.internal.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the classes that objects which can't be encoded hold in their fields. Used by one thread, once. */
final class HiddenClasses implements Obstacles {
    private final Predicate<Class<?>> opened;

    private boolean hasMet; // confined to the searching thread

    /**
     * A search.
     *
     * @param opened the classes whose fields are searched
     */
    HiddenClasses(Predicate<Class<?>> opened) {
        this.opened = opened;
    }

    boolean hasMetAny() {
        return hasMet;
    }

    @Override
    public Object inPlaceOf(Object obstacle) {
        hasMet = true;
        List<@Nullable Object> held = new ArrayList<>();
        for (Class<?> type = obstacle.getClass(); type != null; type = type.getSuperclass()) {
            if (opened.test(type)) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive()) {
                        held.add(valueOf(field, obstacle));
                    }
                }
            }
        }
        return held.toArray();
    }

    private static @Nullable Object valueOf(Field field, Object holder) {
        try {
            return field.trySetAccessible() ? field.get(holder) : null;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field made accessible is not: " + field, e);
        }
    }
}
