package org.cogrid.node.internal.groovy.compile;

import java.util.Optional;
import java.util.regex.Pattern;
import org.cogrid.core.internal.text.FailureText;

/** Explains why a correct text can't be compiled. The compiler's own message would be a stack trace of its internals. */
final class CompilerWords {
    private static final Pattern NO_IVY = Pattern.compile("org/apache/ivy/|GrapeIvy");

    private CompilerWords() {}

    /** The error to report instead, if the cause of {@code failure} is known. */
    static Optional<IllegalArgumentException> of(Throwable failure, String fileName) {
        return FailureText.chain(failure).stream()
                .flatMap(next -> words(next).stream())
                .findFirst()
                .map(words -> new IllegalArgumentException(fileName + " " + words, failure));
    }

    private static Optional<String> words(Throwable failure) {
        String message = String.valueOf(FailureText.message(failure));
        if (message.contains("Method too large") || message.contains("Method code too large")) {
            return Optional.of("has more code in one method than a class may have there, 64 KB: put parts of it into"
                    + " functions, or run it in parts; large data is better pushed as a value");
        }
        if (message.contains("String too long. The given string") || message.contains("UTF8 string too large")) {
            return Optional.of("has a string literal longer than a class may have, 65,535 bytes: push the string as a"
                    + " variable, and use that");
        }
        if (failure instanceof NoClassDefFoundError && NO_IVY.matcher(message).find()) {
            return Optional.of(
                    "uses @Grab, which needs Apache Ivy, which engines do not have: give the engines the library"
                            + " by the client's addJars(path)");
        }
        return Optional.empty();
    }
}
