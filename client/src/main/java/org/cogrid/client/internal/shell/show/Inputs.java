package org.cogrid.client.internal.shell.show;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The texts that the user has typed, under the names that they have in stack traces. */
public final class Inputs {
    private static final int MOST = 1_000;
    private static final String PREFIX = "input-";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private int count;

    /** Keeps a text and returns its name. */
    public synchronized String add(String text) {
        String name = PREFIX + ++count;
        texts.put(name, text);
        if (texts.size() > MOST) {
            texts.remove(texts.keySet().iterator().next());
        }
        return name;
    }

    /** Returns the name of the last text. */
    synchronized String latest() {
        return PREFIX + count;
    }

    static boolean isInput(String fileName) {
        return fileName.startsWith(PREFIX);
    }

    /** Returns a line of a text, counted from 1. */
    synchronized Optional<String> line(String name, int number) {
        String[] lines = texts.getOrDefault(name, "").split("\n", -1);
        return number >= 1 && number <= lines.length && !lines[number - 1].isBlank()
                ? Optional.of(lines[number - 1])
                : Optional.empty();
    }
}
