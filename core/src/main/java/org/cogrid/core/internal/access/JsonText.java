package org.cogrid.core.internal.access;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small JSON objects, read with the checks their readers need. */
public final class JsonText {
    private final Map<String, Object> fields;

    private JsonText(Map<String, Object> fields) {
        this.fields = fields;
    }

    public static JsonText parse(String text) {
        try {
            return new JsonText(JSON.std.mapFrom(text));
        } catch (IOException e) { // the parser's message may quote the text, and the text may hold the secret
            throw new IllegalArgumentException("it is no JSON object");
        }
    }

    public static String write(Map<String, ?> fields) {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(fields);
        } catch (IOException e) {
            throw new IllegalStateException("JSON could not be written to memory", e);
        }
    }

    public String text(String field) {
        return of(String.class, field);
    }

    public long number(String field) {
        return of(Number.class, field).longValue();
    }

    List<String> texts(String field) {
        List<?> list = of(List.class, field);
        if (!list.stream().allMatch(String.class::isInstance)) {
            throw new IllegalArgumentException("its field '" + field + "' is no list of texts");
        }
        return list.stream().map(String.class::cast).toList();
    }

    public boolean has(String field) {
        return fields.get(field) != null;
    }

    public double decimal(String field) {
        return of(Number.class, field).doubleValue();
    }

    public JsonText object(String field) {
        return new JsonText(keyed(of(Map.class, field), field));
    }

    public List<JsonText> objects(String field) {
        List<?> list = of(List.class, field);
        return list.stream().map(entry -> new JsonText(keyed(entry, field))).toList();
    }

    private static Map<String, Object> keyed(@Nullable Object value, String field) {
        if (value instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            Map<String, Object> fields = new LinkedHashMap<>();
            map.forEach((key, entry) -> fields.put((String) key, entry));
            return fields;
        }
        throw new IllegalArgumentException("its field '" + field + "' holds something that is no object");
    }

    private <T> T of(Class<T> type, String field) {
        @Nullable Object value = fields.get(field);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    value == null
                            ? "it lacks the field '" + field + "'"
                            : "its field '" + field + "' is of the wrong kind");
        }
        return type.cast(value);
    }
}
