package org.cogrid.node.internal.groovy;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.node.internal.run.TaskStopped;
import org.jspecify.annotations.Nullable;

/**
 * A value's type and the beginning of its text, for people. It never fails and never takes long: of large collections and
 * arrays only the beginning is looked at, and of other objects only {@code toString} is asked.
 *
 * @param type the class's name, {@code null} for null
 * @param text at most {@link #MOST_CHARACTERS} characters
 */
public record ShortText(@Nullable String type, String text) {
    /** The longest text there is. */
    public static final int MOST_CHARACTERS = 300;

    private static final int MOST_ELEMENTS = 20;
    private static final int MOST_LEVELS = 4;

    /** Describes a value. */
    public static ShortText of(@Nullable Object value) {
        return new ShortText(value == null ? null : value.getClass().getTypeName(), new Writer().write(value));
    }

    /** Writes one text; used once. */
    private static final class Writer {
        private final StringBuilder out = new StringBuilder();
        private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

        String write(@Nullable Object value) {
            append(value);
            return cut(out.toString());
        }

        private void append(@Nullable Object value) {
            if (out.length() > MOST_CHARACTERS) {
                return;
            }
            if (value == null || !isContainer(value)) {
                out.append(plain(value));
            } else if (open.size() == MOST_LEVELS || !open.add(value)) {
                out.append('…');
            } else {
                appendContainer(value);
                open.remove(value);
            }
        }

        private void appendContainer(Object value) {
            int start = out.length();
            try {
                if (value instanceof Map<?, ?> map) {
                    appendMap(map);
                } else if (value instanceof Collection<?> elements) {
                    appendAll(elements.iterator(), elements.size());
                } else {
                    appendArray(value);
                }
            } catch (TaskStopped e) {
                throw e;
            } catch (Throwable e) { // the code of user's classes, which may throw anything
                out.setLength(start);
                out.append(unreadable(value, e));
            }
        }

        private void appendMap(Map<?, ?> map) {
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            out.append('[');
            for (int i = 0; i < MOST_ELEMENTS && entries.hasNext(); i++) {
                Map.Entry<?, ?> entry = entries.next();
                out.append(i == 0 ? "" : ", ");
                append(entry.getKey());
                out.append(':');
                append(entry.getValue());
            }
            out.append(map.isEmpty() ? ":]" : closing(map.size()));
        }

        private void appendAll(Iterator<?> elements, int size) {
            out.append('[');
            for (int i = 0; i < MOST_ELEMENTS && elements.hasNext(); i++) {
                out.append(i == 0 ? "" : ", ");
                append(elements.next());
            }
            out.append(closing(size));
        }

        private void appendArray(Object array) {
            int size = Array.getLength(array);
            out.append('[');
            for (int i = 0; i < Math.min(size, MOST_ELEMENTS); i++) {
                out.append(i == 0 ? "" : ", ");
                append(Array.get(array, i));
            }
            out.append(closing(size));
        }

        private static String closing(int size) {
            return size > MOST_ELEMENTS ? ", … " + size + " in all]" : "]";
        }
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
    }

    private static String plain(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return cut(
                    text.length() > MOST_CHARACTERS
                            ? text.subSequence(0, MOST_CHARACTERS + 1).toString()
                            : text.toString());
        }
        try {
            return cut(Optional.ofNullable(String.valueOf(value)).orElse("null"));
        } catch (TaskStopped e) {
            throw e;
        } catch (Throwable e) { // the code of user's classes, which may throw anything
            return unreadable(value, e);
        }
    }

    private static String unreadable(@Nullable Object value, Throwable why) {
        String type = value == null ? "null" : value.getClass().getTypeName();
        return "<" + type + ", whose text failed: " + why.getClass().getName() + ">";
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }
}
