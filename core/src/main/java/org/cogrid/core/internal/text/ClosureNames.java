package org.cogrid.core.internal.text;

import java.util.regex.Pattern;

/** What messages call closures: the names of their classes say little to whoever wrote them. */
public final class ClosureNames {
    private static final Pattern CLASS =
            Pattern.compile("(?<![\\w.$])([\\w.]++)(?:\\$_\\w*closure\\d+)+(?:@[0-9a-f]{1,8})?");

    private static final Pattern TEXT = Pattern.compile("a closure of Text_(\\d+)_[0-9a-z]{1,8}\\b");

    private ClosureNames() {}

    /** The text with such names, and the closures' own texts, replaced by words such as {@code a closure of job}. */
    public static String inWords(String text) {
        if (!text.contains("closure")) { // each call of a function asks, and few are closures
            return text;
        }
        return TEXT.matcher(CLASS.matcher(text).replaceAll("a closure of $1")).replaceAll("a closure of text $1");
    }
}
