package org.cogrid.client.internal.code.graph;

import java.util.regex.Pattern;

/**
 * Recognizes JShell's classes by their names. Each snippet becomes a class {@code REPL.$JShell$12} whose static members
 * are the snippet's variables and methods. A class typed by the user is nested in it.
 */
public final class JShellClass {
    private static final String PREFIX = "REPL.$JShell$";
    private static final Pattern SNIPPET = Pattern.compile("REPL/\\$JShell\\$\\w+");

    private JShellClass() {}

    public static boolean isOne(Class<?> type) {
        return type.getName().startsWith(PREFIX);
    }

    /** True for the name of a snippet itself; false for a class typed by the user. */
    static boolean isSnippetName(String className) {
        return isSnippet(className.replace('.', '/'));
    }

    /** True for the internal name of any class of JShell's. */
    public static boolean isOne(String internalName) {
        return internalName.startsWith("REPL/$JShell$");
    }

    /** True for the internal name of a snippet itself; false for a class typed by the user. */
    static boolean isSnippet(String internalName) {
        return SNIPPET.matcher(internalName).matches();
    }
}
