package org.cogrid.node.internal.engine;

import groovy.lang.MissingMethodException;
import java.util.regex.Pattern;
import org.cogrid.node.internal.groovy.VersionClash;

/** Tells by its message that a value does not fit because its class is another version. */
final class CastFailure {
    /** Java's words for a cast, and Groovy's for one. */
    private static final Pattern SAME_NAME = Pattern.compile(
            "\\bclass (\\S+) cannot be cast to class \\1 .*" + "|.*with class '(\\S+)' to class '\\2'.*",
            Pattern.DOTALL);

    private static final String WAY_OUT =
            "; two versions of that class meet: the value was made with one, and what uses it"
                    + " belongs to another. Make the value anew with the version of now, or send or define anew what uses it;"
                    + " variables() says why a value could not be carried over";

    private CastFailure() {}

    /** What to do, to be said after the message; else empty. */
    static String wayOut(Throwable failure, String message) {
        if (failure instanceof MissingMethodException missing) {
            return VersionClash.of(missing);
        }
        return SAME_NAME.matcher(message).matches() ? WAY_OUT : "";
    }
}
