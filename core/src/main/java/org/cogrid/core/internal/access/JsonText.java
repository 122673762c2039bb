package org.cogrid.core.internal.access;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON objects, with their fields in order. Error messages of {@link #read} never quote the text, because it
 * may hold a secret.
 */
public final class JsonText {
    private static final JSON RECORDS = JSON.builder()
            .register(new JsonRecords())
            .enable(JSON.Feature.PRETTY_PRINT_OUTPUT)
            .build();

    private JsonText() {}

    /** Writes a record; fields that are {@code null} are left out. */
    public static String write(Record fields) {
        return write(RECORDS, fields);
    }

    /** Writes a record; fields that are {@code null} are written as {@code null}. */
    public static String writeAll(Record fields) {
        return write(RECORDS.with(JSON.Feature.WRITE_NULL_PROPERTIES), fields);
    }

    private static String write(JSON json, Record fields) {
        try {
            return json.asString(fields);
        } catch (IOException e) {
            throw new IllegalStateException("JSON could not be written to memory", e);
        }
    }

    /**
     * Reads what {@link #write} wrote. Unknown fields are ignored.
     *
     * @throws IllegalArgumentException when a field is of the wrong kind, or one that may not be {@code null} is
     *     missing
     */
    public static <R extends Record> R read(Class<R> type, String text) {
        requireFields(type, fields(text));
        try {
            return RECORDS.beanFrom(type, text);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("one of its fields has a value that it can't have");
        }
    }

    private static Map<String, Object> fields(String text) {
        @Nullable Map<String, Object> fields;
        try {
            fields = RECORDS.mapFrom(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        if (fields == null) { // the text is null
            throw new IllegalArgumentException("it is no JSON object");
        }
        return fields;
    }

    private static void requireFields(Class<?> type, Map<?, ?> fields) {
        for (RecordComponent component : type.getRecordComponents()) {
            @Nullable Object value = fields.get(component.getName());
            if (value != null) {
                require(component.getGenericType(), value, component.getName());
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                throw new IllegalArgumentException("it lacks the field '" + component.getName() + "'");
            }
        }
    }

    private static void require(Type type, Object value, String field) {
        if (type instanceof ParameterizedType list && value instanceof List<?> elements) {
            elements.forEach(element -> require(list.getActualTypeArguments()[0], element, field));
        } else if (type instanceof Class<?> record && record.isRecord() && value instanceof Map<?, ?> fields) {
            requireFields(record, fields);
        } else if (!kind(type).isInstance(value)) {
            throw new IllegalArgumentException("its field '" + field + "' is of the wrong kind");
        }
    }

    /**
     * The class that the parser returns for a component of {@code type}: everything but lists, objects, numbers and
     * booleans is a string.
     */
    private static Class<?> kind(Type type) {
        if (!(type instanceof Class<?> plain)) {
            return List.class;
        }
        boolean isNumber = Stream.of(int.class, long.class, double.class).anyMatch(plain::equals);
        return isNumber
                ? Number.class
                : plain == boolean.class ? Boolean.class : plain.isRecord() ? Map.class : String.class;
    }
}
