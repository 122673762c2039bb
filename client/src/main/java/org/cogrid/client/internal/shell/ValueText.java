package org.cogrid.client.internal.shell;

import groovy.lang.Closure;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.client.AsyncResult;
import org.jspecify.annotations.Nullable;

/** A value in one line, as its user would write it, cut where it is long. Never fails. Used once. */
final class ValueText {
    private static final int MOST_ELEMENTS = 20;
    private static final int SHOWN_OF_MORE = 10;
    private static final int MOST_LEVELS = 6;
    private static final int MOST_CHARACTERS = 4_000;

    private final StringBuilder out = new StringBuilder();
    private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private ValueText() {}

    static String of(@Nullable Object value) {
        ValueText text = new ValueText();
        text.append(value);
        return cut(text.out.toString());
    }

    private void append(@Nullable Object value) {
        if (out.length() > MOST_CHARACTERS) {
            return;
        }
        if (value == null || !isContainer(value)) {
            out.append(scalar(value));
        } else if (open.size() == MOST_LEVELS || !open.add(value)) {
            out.append('…');
        } else {
            appendContainer(value);
            open.remove(value);
        }
    }

    private static boolean isContainer(Object value) {
        return value instanceof Map
                || value instanceof Collection
                || value.getClass().isArray();
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
        } catch (RuntimeException | StackOverflowError e) {
            out.setLength(start);
            out.append(unreadable(value, e));
        }
    }

    private void appendMap(Map<?, ?> map) {
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        out.append('[');
        for (int i = 0; i < shown(map.size()) && entries.hasNext(); i++) {
            Map.Entry<?, ?> entry = entries.next();
            out.append(i == 0 ? "" : ", ");
            if (entry.getKey() instanceof String key && key.matches("[A-Za-z_]\\w*")) {
                out.append(key);
            } else {
                append(entry.getKey());
            }
            out.append(':');
            append(entry.getValue());
        }
        out.append(map.isEmpty() ? ":]" : closing(map.size()));
    }

    private void appendAll(Iterator<?> elements, int size) {
        out.append('[');
        for (int i = 0; i < shown(size) && elements.hasNext(); i++) {
            out.append(i == 0 ? "" : ", ");
            append(elements.next());
        }
        out.append(closing(size));
    }

    private void appendArray(Object array) {
        int size = Array.getLength(array);
        out.append(array.getClass().getComponentType().getSimpleName())
                .append('[')
                .append(size)
                .append("] ");
        List<@Nullable Object> first = new ArrayList<>();
        for (int i = 0; i < shown(size); i++) {
            first.add(Array.get(array, i));
        }
        appendAll(first.iterator(), size);
    }

    private static int shown(int size) {
        return size <= MOST_ELEMENTS ? size : SHOWN_OF_MORE;
    }

    private static String closing(int size) {
        return size <= MOST_ELEMENTS ? "]" : ", … " + (size - SHOWN_OF_MORE) + " more]";
    }

    private static String scalar(@Nullable Object value) {
        try {
            if (value instanceof CharSequence text) {
                return quoted(text.toString());
            }
            if (value instanceof MethodClosure function) {
                return "<function " + function.getMethod().replace("$def", "") + ">";
            }
            if (value instanceof Closure<?> closure) {
                return "<closure of " + closure.getMaximumNumberOfParameters() + " parameter(s)>";
            }
            return value instanceof AsyncResult<?> result ? ResultText.of(result) : cut(String.valueOf(value));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            return unreadable(value, e);
        }
    }

    private static String quoted(String text) {
        return "'"
                + cut(text)
                        .replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("\u001b", "\\u001b")
                + "'";
    }

    private static String unreadable(@Nullable Object value, Throwable why) {
        String type = value == null ? "null" : value.getClass().getTypeName();
        return "<" + type + ", whose text failed: " + why.getClass().getName() + ">";
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS
                ? text
                : text.substring(0, MOST_CHARACTERS) + "… " + (text.length() - MOST_CHARACTERS) + " more characters";
    }
}
