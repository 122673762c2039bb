package org.cogrid.node.internal.code.loader;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that JShell gives to typed classes: {@code REPL.$JShell$18B$Point} is the second {@code $JShell$18$Point}. */
final class JShellName {
    private static final Pattern TYPED = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(\\$.+)");

    private JShellName() {}

    /** The part that the names of all definitions of a class share; empty for a class that was not typed in JShell. */
    static Optional<String> ofAllDefinitions(String className) {
        Matcher typed = TYPED.matcher(className);
        return typed.matches() ? Optional.of(typed.group(1) + typed.group(2)) : Optional.empty();
    }

    /** The later one of two definitions of a class: B is before C, and Z before AA. */
    static String later(String one, String other) {
        int longer = Integer.compare(one.length(), other.length());
        return longer > 0 || (longer == 0 && one.compareTo(other) > 0) ? one : other;
    }
}
