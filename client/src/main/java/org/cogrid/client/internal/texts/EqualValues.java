package org.cogrid.client.internal.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of several engines: those that look equal are shown once, with the engines they are of. */
public final class EqualValues<T> {
    private final Map<String, T> values = new LinkedHashMap<>();
    private final Map<String, List<Integer>> engines = new LinkedHashMap<>();

    /** Shows a value that some engines have. */
    @FunctionalInterface
    public interface Shown<T> {
        void value(List<Integer> engines, T value);
    }

    /**
     * Adds the value of an engine. A value whose text was cut is equal to none, as the rest may differ.
     *
     * @param type what kind of value it is, as values of several kinds may look alike
     * @param text what is shown of it
     */
    public void add(int engine, String type, String text, T value) {
        String key = type + ' ' + text + (Shortened.is(text) ? " " + engine : "");
        values.putIfAbsent(key, value);
        engines.computeIfAbsent(key, absent -> new ArrayList<>()).add(engine);
    }

    /** Shows each value once, in the order of their first engines. */
    public void show(Shown<? super T> shown) {
        values.forEach((text, value) -> shown.value(engines.getOrDefault(text, List.of()), value));
    }

    /** Returns what a line begins with that is of these engines: {@code "[0, 2] "}. */
    public static String prefix(List<Integer> engines) {
        return engines + " ";
    }

    /** Puts a prefix before each line of a text. */
    public static String prefixed(String prefix, String lines) {
        return prefix + lines.replace("\n", "\n" + prefix);
    }
}
