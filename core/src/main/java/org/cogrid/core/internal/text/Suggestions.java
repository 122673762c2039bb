package org.cogrid.core.internal.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Groovy's guesses at what a misspelt call may have meant: most have nothing to do with it, such as {@code any(), wait()}. */
final class Suggestions {
    private static final Pattern GUESSES =
            Pattern.compile("(?s)(No signature of (?:static )?method: (\\S+) .*)\nPossible solutions: ([^\n]*)(.*)");

    private static final Pattern BETWEEN = Pattern.compile(", (?=\\w+\\()");

    private Suggestions() {}

    /** The message with only those guesses whose names are near the one that was typed; none when no name is. */
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
