package org.cogrid.node.internal.groovy.scope;

import java.util.regex.Pattern;

/**
 * The class name of a text. Its suffix tells sessions apart, because closures of a text outlive it and may meet those
 * of another session.
 *
 * @param sequence the text's number in its session
 * @param className the name of the script's class, which is unique
 */
public record ScriptName(long sequence, String className) {
    private static final Pattern CLASS_NAME = Pattern.compile("\\bText_\\d+_[0-9a-z]{1,8}\\b");

    private static final Pattern OWN_NAME =
            Pattern.compile("Text_\\d+_[0-9a-z]{1,8}(BeanInfo|Customizer|\\$.*)?(\\.class)?");

    public static ScriptName of(long sequence, String session) {
        return new ScriptName(sequence, "Text_" + sequence + "_" + session);
    }

    /**
     * Whether only a text's own loader can have a class or class file of that name. Other loaders are also asked for
     * such names: by the compiler, which takes a variable for a nested class, and by bean introspection. The JDK's
     * loaders keep a lock for every name they are asked for, so each name would take memory for ever.
     */
    public static boolean isOfText(String name) {
        return name.startsWith("Text_") && OWN_NAME.matcher(name).matches();
    }

    /** Replaces such class names in a message by a word. */
    public static String hide(String text) {
        return CLASS_NAME.matcher(text).replaceAll("script");
    }
}
