package org.cogrid.core.internal.text;

import java.util.regex.Pattern;

/** The names of closures in messages, in place of their generated class names. */
public final class ClosureNames {
    private static final Pattern CLASS =
            Pattern.compile("(?<![\\w.$])([\\w.]++)(?:\\$_\\w*closure\\d+)+(?:@[0-9a-f]{1,8})?");

    private static final Pattern TEXT = Pattern.compile("a closure of Text_(\\d+)_[0-9a-z]{1,8}\\b");

    private ClosureNames() {}

    /** Replaces the names of closure classes, and the texts of closures, by words such as {@code a closure of job}. */
    public static String inWords(String text) {
        if (!text.contains("closure")) { // quick, because every call of a function comes here
            return text;
        }
        return TEXT.matcher(CLASS.matcher(text).replaceAll("a closure of $1")).replaceAll("a closure of text $1");
    }
}
