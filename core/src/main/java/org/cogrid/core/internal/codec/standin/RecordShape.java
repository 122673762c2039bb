package org.cogrid.core.internal.codec.standin;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to take a record apart and make it anew.
 *
 * @param fields its components, in order
 * @param constructor the canonical one
 * @param components their types and names
 * @param text the components as one text, which the other side compares
 */
record RecordShape(List<Field> fields, Constructor<?> constructor, List<String> components, String text) {
    private static final ClassValue<Optional<RecordShape>> SHAPES = new ClassValue<>() {
        @Override
        protected Optional<RecordShape> computeValue(Class<?> type) {
            return find(type);
        }
    };

    /** The shape of a record class; empty if its module does not let us in. */
    static Optional<RecordShape> of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** The index of the component with that type and name; -1 if there is none. */
    int indexOf(String component) {
        return components.indexOf(component);
    }

    /** Whether there is a component of that name, of any type. */
    boolean has(String name) {
        return fields.stream().anyMatch(field -> field.getName().equals(name));
    }

    private static String text(Field component) {
        return component.getType().getTypeName() + " " + component.getName();
    }

    /** Java's default values for the components. */
    @Nullable
    Object[] defaults() {
        return fields.stream()
                .map(field -> Array.get(Array.newInstance(field.getType(), 1), 0))
                .toArray();
    }

    Class<?> typeOf(int component) {
        return fields.get(component).getType();
    }

    @Nullable
    Object[] valuesOf(Record whole) throws IllegalAccessException {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).get(whole);
        }
        return values;
    }

    /** Makes a record; throws what its constructor throws. */
    Object make(@Nullable Object[] values) throws Exception {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Optional<RecordShape> find(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            List<Field> fields = new ArrayList<>();
            for (RecordComponent component : components) {
                fields.add(type.getDeclaredField(component.getName()));
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            boolean accessible =
                    constructor.trySetAccessible() && fields.stream().allMatch(Field::trySetAccessible);
            List<String> texts = fields.stream().map(RecordShape::text).toList();
            return accessible
                    ? Optional.of(new RecordShape(List.copyOf(fields), constructor, texts, String.join(", ", texts)))
                    : Optional.empty();
        } catch (NoSuchMethodException | NoSuchFieldException e) {
            throw new IllegalStateException("every record has its components and its canonical constructor", e);
        }
    }
}
