package org.cogrid.client.internal.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;

/**
 * Finds the line of a user's program that a failure comes from.
 *
 * @param isUsers tells the frames of the program from those of libraries
 */
record UserLine(Predicate<StackTraceElement> isUsers) {
    private static final Pattern FRAME = Pattern.compile("\\((\\S+\\.groovy:\\d+)\\)");

    static UserLine of(Path file) {
        String name = String.valueOf(file.getFileName());
        return new UserLine(frame -> name.equals(frame.getFileName()));
    }

    /** A failure of Cogrid's own in its message, with the line of the text or file that failed on an engine. */
    static String message(Throwable thrown) {
        if (!(thrown instanceof CogridException)) {
            return thrown.toString();
        }
        Optional<String> there = thrown instanceof RemoteTaskException remote
                ? FRAME.matcher(remote.remoteStack())
                        .results()
                        .map(frame -> frame.group(1))
                        .findFirst()
                : Optional.empty();
        return thrown.getMessage() + there.map(line -> " (" + line + ")").orElse("");
    }

    /** The failure with its line, such as {@code norms.groovy:7: java.lang.IllegalStateException: no data}. */
    ProgramFailedException failure(Throwable thrown) {
        String line = find(thrown)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber() + ": ")
                .orElse("");
        return new ProgramFailedException(line + message(thrown), thrown);
    }

    private Optional<StackTraceElement> find(Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, each -> each != null, Throwable::getCause)
                .flatMap(each -> Stream.of(each.getStackTrace()))
                .filter(frame -> frame.getLineNumber() > 0)
                .filter(isUsers)
                .findFirst();
    }
}
