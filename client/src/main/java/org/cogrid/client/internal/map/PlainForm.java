package org.cogrid.client.internal.map;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form in which values are kept in a grid map. Hazelcast writes any serializable value by Java's serialization if it
 * has no form of its own for its class. Neither members nor programs read that, so one such entry would make the map
 * useless. Hence texts, lists, sets and maps of other classes are copied to those that Hazelcast has a form for, and
 * all else is refused before it is written.
 */
final class PlainForm {
    static final String EXAMPLES =
            "numbers, texts, booleans, dates and times of java.time, UUIDs, arrays of numbers and"
                    + " texts, and lists, sets and maps of these";

    /** Final classes that Hazelcast has a form for. */
    private static final Set<Class<?>> WRITTEN = Set.of(
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigInteger.class,
            BigDecimal.class,
            Date.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            UUID.class,
            Class.class,
            String[].class);

    private PlainForm() {}

    /**
     * Returns the value, or an equal one that can be kept.
     *
     * @throws IllegalArgumentException when it can't be kept; the message says what to do
     */
    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, entry) -> plain.put(of(key), of(entry)));
            return plain;
        }
        if (value instanceof Collection<?> values) {
            return copied(values, values instanceof Set ? new LinkedHashSet<>() : new ArrayList<>());
        }
        if (value instanceof Object[] values && values.getClass() == Object[].class) {
            return copied(Arrays.asList(values), new ArrayList<>()).toArray();
        }
        if (value instanceof Optional<?> optional) {
            return optional.map(PlainForm::of);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            return new AbstractMap.SimpleImmutableEntry<>(of(entry.getKey()), of(entry.getValue()));
        }
        if (value != null && !isWritten(value)) {
            throw refusal(value);
        }
        return value;
    }

    private static <C extends Collection<@Nullable Object>> C copied(Collection<?> values, C plain) {
        values.forEach(value -> plain.add(of(value)));
        return plain;
    }

    private static boolean isWritten(Object value) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            return type.getComponentType().isPrimitive() || WRITTEN.contains(type);
        }
        return WRITTEN.contains(type) || !(value instanceof Serializable || type.isHidden() || type == Object.class);
    }

    private static IllegalArgumentException refusal(Object value) {
        return new IllegalArgumentException("a grid map can't keep a "
                + value.getClass().getTypeName()
                + ", as members and other programs could not read it: " + remedy(value) + ". What it keeps: " + EXAMPLES
                + ", and records of yours that are not Serializable");
    }

    private static String remedy(Object value) {
        if (value instanceof Instant) {
            return "put it as an OffsetDateTime, or as the number toEpochMilli() gives";
        }
        if (value instanceof Duration) {
            return "put it as the number toMillis() or toNanos() gives";
        }
        if (value instanceof Enum) {
            return "put its name()";
        }
        if (value.getClass().isArray()) {
            return "put it as a list, Arrays.asList(array)";
        }
        return "put what it consists of, for example as a map of names and values";
    }
}
