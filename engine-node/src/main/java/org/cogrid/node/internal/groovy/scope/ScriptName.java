package org.cogrid.node.internal.groovy.scope;

import java.util.regex.Pattern;

/**
 * What the class of a text is called. The suffix tells sessions apart: closures of a text outlive it, and may meet those
 * of another session.
 *
 * @param sequence the text's number in its session
 * @param className unlike any other
 */
public record ScriptName(long sequence, String className) {
    private static final Pattern CLASS_NAME = Pattern.compile("\\bText_\\d+_[0-9a-z]{1,8}\\b");

    private static final Pattern OWN_NAME =
            Pattern.compile("Text_\\d+_[0-9a-z]{1,8}(BeanInfo|Customizer|\\$.*)?(\\.class)?");

    public static ScriptName of(long sequence, String session) {
        return new ScriptName(sequence, "Text_" + sequence + "_" + session);
    }

    /**
     * Whether only a text's own loader can have a class or class file of that name. Others are asked for them, too: by the
     * compiler, which takes a variable for a nested class, and by bean introspection. Every name a loader is asked for costs
     * it memory for ever, as the JDK's loaders keep a lock for each.
     */
    public static boolean isOfText(String name) {
        return name.startsWith("Text_") && OWN_NAME.matcher(name).matches();
    }

    /** The text with such class names replaced by a word. */
    public static String hide(String text) {
        return CLASS_NAME.matcher(text).replaceAll("script");
    }
}
