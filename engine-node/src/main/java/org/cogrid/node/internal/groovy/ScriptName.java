package org.cogrid.node.internal.groovy;

import java.util.regex.Pattern;

/**
 * What the class of a text is called. The suffix tells sessions apart: closures of a text outlive it, and may meet those
 * of another session.
 *
 * @param sequence the text's number in its session
 * @param className unlike any other
 */
record ScriptName(long sequence, String className) {
    private static final Pattern CLASS_NAME = Pattern.compile("\\bText_\\d+_[0-9a-z]{1,8}\\b");

    static ScriptName of(long sequence, String session) {
        return new ScriptName(sequence, "Text_" + sequence + "_" + session);
    }

    /** The text with such class names replaced by a word. */
    static String hide(String text) {
        return CLASS_NAME.matcher(text).replaceAll("script");
    }
}
