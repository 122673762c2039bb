package org.cogrid.core.internal.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Filters Groovy's suggestions for a misspelt call, most of which are unrelated, such as {@code any(), wait()}. */
final class Suggestions {
    private static final Pattern GUESSES =
            Pattern.compile("(?s)(No signature of (?:static )?method: (\\S+) .*)\nPossible solutions: ([^\n]*)(.*)");

    private static final Pattern BETWEEN = Pattern.compile(", (?=\\w+\\()");

    private Suggestions() {}

    /** Returns the message with only those suggestions whose names are near the typed one. */
    static String onlyNear(String message) {
        Matcher told = GUESSES.matcher(message);
        if (!told.matches()) {
            return message;
        }
        String typed = told.group(2);
        List<String> near = Stream.of(BETWEEN.split(told.group(3)))
                .filter(guess -> Nearest.isNear(typed, guess.replaceFirst("\\(.*", "")))
                .toList();
        return told.group(1)
                + (near.isEmpty() ? "" : "\nPossible solutions: " + String.join(", ", near))
                + told.group(4);
    }
}
