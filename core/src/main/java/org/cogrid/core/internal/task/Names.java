package org.cogrid.core.internal.task;

import java.util.Objects;
import java.util.Set;

/** The rule for names of variables. Clients check it before they send anything, engines check it again. */
public final class Names {
    /** Words that can never be a variable in Groovy's grammar. Contextual keywords such as {@code in} and {@code record} can. */
    private static final Set<String> KEYWORDS = Set.of("""
            abstract assert boolean break byte case catch char class const continue def default do double else enum extends
            false final finally float for goto if implements import instanceof int interface long native new null package private
            protected public return short static strictfp super switch synchronized this threadsafe throw throws transient true try
            void volatile while
            """.trim().split("\\s+"));

    /** Words that mean a closure's own property inside a closure, so a variable of that name could not be read there. */
    private static final Set<String> SHADOWED = Set.of(
            "owner",
            "delegate",
            "thisObject",
            "directive",
            "resolveStrategy",
            "parameterTypes",
            "maximumNumberOfParameters",
            "metaClass",
            "class",
            "binding",
            "it");

    private Names() {}

    /**
     * Checks the name of a variable.
     *
     * @return the name
     * @throws IllegalArgumentException when no variable can have this name; the message says why
     */
    public static String check(String name) {
        Objects.requireNonNull(name, "name");
        if (SHADOWED.contains(name)) {
            throw refused(name, "inside a closure it means the closure's own property; choose another name");
        }
        if (KEYWORDS.contains(name)) {
            throw refused(name, "it is a Groovy keyword; choose another name");
        }
        if (!isIdentifier(name)) {
            throw refused(
                    name, "a name starts with a letter, _ or $ and goes on with letters, digits, _ or $, as in Groovy");
        }
        return name;
    }

    /**
     * The part of {@link #check} that Groovy's compiler has not done already. It is quick, because it runs at every
     * assignment.
     */
    public static void checkAssigned(String name) {
        if (SHADOWED.contains(name)) {
            check(name);
        }
    }

    /**
     * Checks the first name of a path such as {@code a}, {@code a.b} or {@code g[0]}; the engine checks the rest.
     *
     * @return the path
     * @throws IllegalArgumentException when no variable can be called so; the message says why
     */
    public static String checkPath(String path) {
        check(variableOf(path));
        return path;
    }

    /** The variable at the start of a path: {@code a} for {@code a.b[0]}. The name is not checked. */
    public static String variableOf(String path) {
        int end = 0;
        while (end < path.length() && ".[?".indexOf(path.charAt(end)) < 0) {
            end++;
        }
        return path.substring(0, end);
    }

    /** Whether Groovy takes the name as an identifier. Groovy looks at single chars, so it refuses letters that need two. */
    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.charAt(0))
                && name.chars()
                        .allMatch(c -> Character.isJavaIdentifierPart((char) c) && !Character.isIdentifierIgnorable(c));
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("'" + name + "' can't be a variable's name: " + why);
    }
}
