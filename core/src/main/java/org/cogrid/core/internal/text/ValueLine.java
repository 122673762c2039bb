package org.cogrid.core.internal.text;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Formats a value in one line. It looks only at the beginning of long or deep collections and arrays, and shows an
 * object whose own code fails as such. Used once.
 */
public final class ValueLine {
    private static final int SHOWN_OF_MORE = 10;

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final ValueStyle style;

    private ValueLine(ValueStyle style) {
        this.style = style;
    }

    /** The value in one line, which may exceed the style's {@code mostCharacters()} by one element. */
    public static String of(@Nullable Object value, ValueStyle style) {
        ValueLine line = new ValueLine(style);
        line.append(value);
        return line.out.toString();
    }

    private void append(@Nullable Object value) {
        if (out.length() > style.mostCharacters()) {
            return;
        }
        if (value == null || !isContainer(value)) {
            guarded(value, () -> out.append(style.plain(value)));
        } else if (open.size() == style.mostLevels() || !open.add(value)) {
            out.append('…');
        } else {
            guarded(value, () -> appendContainer(value));
            open.remove(value);
        }
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
    }

    private void guarded(@Nullable Object value, Runnable append) {
        int start = out.length();
        try {
            append.run();
        } catch (Throwable e) { // users' code may throw anything
            if (style.isStop(e)) {
                throw e;
            }
            String type = value == null ? "null" : value.getClass().getTypeName();
            out.setLength(start);
            out.append("<" + type + ", whose text failed: " + e.getClass().getName() + ">");
        }
    }

    private void appendContainer(Object value) {
        if (value instanceof Map<?, ?> map) {
            appendMap(map);
        } else if (value instanceof Collection<?> elements) {
            appendAll(elements.iterator(), elements.size(), this::append);
        } else {
            int size = Array.getLength(value);
            out.append(style.beforeArray(value.getClass().getComponentType(), size));
            appendAll(
                    IntStream.range(0, size).mapToObj(i -> Array.get(value, i)).iterator(), size, this::append);
        }
    }

    private void appendMap(Map<?, ?> map) {
        if (map.isEmpty()) {
            out.append("[:]");
        } else {
            appendAll(map.entrySet().iterator(), map.size(), this::appendEntry);
        }
    }

    private void appendEntry(Map.Entry<?, ?> entry) {
        if (entry.getKey() instanceof String key) {
            out.append(style.key(key));
        } else {
            append(entry.getKey());
        }
        out.append(':');
        append(entry.getValue());
    }

    private <T extends @Nullable Object> void appendAll(Iterator<T> elements, int size, Consumer<T> append) {
        out.append('[');
        int shown = size <= style.mostElements() ? size : SHOWN_OF_MORE;
        for (int i = 0; i < shown && elements.hasNext() && out.length() <= style.mostCharacters(); i++) {
            out.append(i == 0 ? "" : ", ");
            append.accept(elements.next());
        }
        out.append(size == shown ? "]" : ", … " + size + " in all]");
    }
}
