package org.cogrid.client.internal.code.graph;

import java.util.regex.Pattern;

/**
 * JShell's classes by their names. Each snippet becomes a class {@code REPL.$JShell$12}, whose static members are the snippet's
 * variables and methods; a class that is typed is nested in it.
 */
public final class JShellClass {
    private static final String PREFIX = "REPL.$JShell$";
    private static final Pattern SNIPPET = Pattern.compile("REPL/\\$JShell\\$\\w+");

    private JShellClass() {}

    public static boolean isOne(Class<?> type) {
        return type.getName().startsWith(PREFIX);
    }

    /** Whether that name is of a snippet itself, not of a class that was typed. */
    static boolean isSnippetName(String className) {
        return isSnippet(className.replace('.', '/'));
    }

    /** Whether that internal name is of a class of JShell's. */
    public static boolean isOne(String internalName) {
        return internalName.startsWith("REPL/$JShell$");
    }

    /** Whether that internal name is of a snippet itself, not of a class that was typed. */
    static boolean isSnippet(String internalName) {
        return SNIPPET.matcher(internalName).matches();
    }
}
