package org.cogrid.core.internal.text;

import java.util.regex.Pattern;

/** What messages call closures: the names of their classes say little to whoever wrote them. */
public final class ClosureNames {
    private static final Pattern CLASS =
            Pattern.compile("(?<![\\w.$])([\\w.]++)(?:\\$_\\w*closure\\d+)+(?:@[0-9a-f]{1,8})?");

    private ClosureNames() {}

    /** The text with such names, and the closures' own texts, replaced by words such as {@code a closure of job}. */
    public static String inWords(String text) {
        return text.contains("closure") // each call of a function asks, and few are closures
                ? CLASS.matcher(text).replaceAll("a closure of $1")
                : text;
    }
}
