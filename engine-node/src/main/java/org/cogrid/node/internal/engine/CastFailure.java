package org.cogrid.node.internal.engine;

import groovy.lang.MissingMethodException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cogrid.node.internal.groovy.VersionClash;

/** Tells by its message that a value does not fit because its class is another version. */
final class CastFailure {
    /** Java's words for a cast, with the loaders of the two classes, whose names tell of their versions. */
    private static final Pattern JAVAS = Pattern.compile(
            "class (\\S+) cannot be cast to class \\1 \\(\\S+ is in unnamed module of loader (?:'(.+?)'|(.+?)) @\\w+;"
                    + " \\S+ is in unnamed module of loader (?:'(.+?)'|(.+?)) @\\w+\\)",
            Pattern.DOTALL);

    /** Other words for one. */
    private static final Pattern SAME_NAME = Pattern.compile(
            "\\bclass (\\S+) cannot be cast to class \\1 .*" + "|.*with class '(\\S+)' to class '\\2'.*",
            Pattern.DOTALL);

    private static final String WAY_OUT =
            ". Make the value anew with the version of now, or send or define anew what uses it; variables() says why a"
                    + " value could not be carried over";

    private CastFailure() {}

    /** The failure's message, with what to do; that of others as it is. */
    static String told(Throwable failure, String message) {
        if (failure instanceof MissingMethodException missing) {
            return message + VersionClash.of(missing);
        }
        if (!(failure instanceof ClassCastException)) {
            return message;
        }
        Matcher java = JAVAS.matcher(message);
        if (java.matches()) {
            return "a value is of another version of class " + java.group(1) + " (" + either(java, 2)
                    + ") than what uses it (" + either(java, 4) + ")" + WAY_OUT;
        }
        return SAME_NAME.matcher(message).matches()
                ? message + ": the value is of another version of that class than what uses it" + WAY_OUT
                : message;
    }

    private static String either(Matcher matcher, int group) {
        String quoted = matcher.group(group);
        return quoted == null ? matcher.group(group + 1) : quoted;
    }
}
