package org.cogrid.node.internal.engine;

import java.util.regex.Pattern;

/** Tells by its message that a value does not fit because its class is another version. */
final class CastFailure {
    /** Java's words for a cast, Groovy's for one, and Groovy's for a call that only seems to have the right arguments. */
    private static final Pattern SAME_NAME = Pattern.compile(
            "\\bclass (\\S+) cannot be cast to class \\1 .*"
                    + "|.*with class '(\\S+)' to class '\\2'.*"
                    + "|.*is applicable for argument types: (\\([^()]+\\)) values: .*Possible solutions: .*\\3.*",
            Pattern.DOTALL);

    private static final String WAY_OUT =
            "; two versions of that class meet: the value was made with one, and what uses it"
                    + " belongs to another. Make the value anew with the version of now, or send or define anew what uses it;"
                    + " variables() says why a value could not be carried over";

    private CastFailure() {}

    /** What to do, to be said after the message; else empty. */
    static String wayOut(String message) {
        return SAME_NAME.matcher(message).matches() ? WAY_OUT : "";
    }
}
