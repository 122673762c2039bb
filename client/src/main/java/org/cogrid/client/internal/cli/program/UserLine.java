package org.cogrid.client.internal.cli.program;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cogrid.client.internal.view.PublicNames;
import org.cogrid.client.internal.view.RemoteLine;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.text.FailureCopy;
import org.cogrid.core.internal.text.FailureText;

/**
 * Finds the line of a user's program that caused a failure.
 *
 * @param isUsers true for stack frames of the program, false for those of libraries
 */
public record UserLine(Predicate<StackTraceElement> isUsers) {
    /** A line of Java that belongs neither to the JDK nor to Groovy. */
    private static final Pattern JAVA =
            Pattern.compile("\\tat (?!(?:java|javax|jdk|sun|com\\.sun|groovy)\\.)\\S+\\((\\S+\\.java:\\d+)\\)");

    private static final String CAUSED_BY = "Caused by: ";

    static UserLine of(Path file) {
        String name = String.valueOf(file.getFileName());
        return new UserLine(frame -> name.equals(frame.getFileName()));
    }

    /**
     * Returns the message of a failure. A failure of Cogrid's own gets the line of the text or file that failed on an
     * engine.
     */
    public static String message(Throwable thrown) {
        if (!(thrown instanceof CogridException)) {
            return PublicNames.in(FailureText.of(thrown));
        }
        Optional<String> there = thrown instanceof RemoteTaskException remote ? there(remote) : Optional.empty();
        return FailureText.message(thrown)
                + there.map(line -> " (" + line + ")").orElse("");
    }

    /** Returns the causes, each on a line of its own, without those whose words have appeared already. */
    public static String causes(Throwable thrown) {
        StringBuilder told = new StringBuilder(message(thrown));
        int start = told.length();
        List<Throwable> chain = FailureText.chain(thrown);
        for (int i = 0; i < chain.size(); i++) {
            if (i > 0 && chain.get(i - 1) instanceof RemoteTaskException) {
                continue; // the remote failure itself, whose text the one before has
            }
            Throwable cause = chain.get(i);
            if (i > 0 && told.indexOf(": " + FailureText.message(cause)) >= 0) {
                continue; // an earlier one has the same words
            }
            causeLines(cause)
                    .filter(line -> told.indexOf(line) < 0)
                    .forEach(line -> told.append("\ncaused by: ").append(line));
        }
        return told.substring(start);
    }

    /** Returns the causes in the stack that an engine has sent, including those whose classes are not known here. */
    private static Stream<String> causeLines(Throwable failure) {
        Stream<String> remote = failure instanceof RemoteTaskException task
                ? task.remoteStack()
                        .lines()
                        .filter(line -> line.startsWith(CAUSED_BY))
                        .map(line -> line.substring(CAUSED_BY.length()))
                : Stream.empty();
        return Stream.concat(message(failure).lines().limit(1), remote);
    }

    private static Optional<String> there(RemoteTaskException failure) {
        Stream<String> java = JAVA.matcher(failure.remoteStack()).results().map(frame -> frame.group(1));
        return Stream.concat(RemoteLine.of(failure).map(RemoteLine::toString), java)
                .findFirst();
    }

    /** Returns the whole stack, as {@code printStackTrace} prints it, without running code of the failure's class. */
    public static String stack(Throwable thrown) {
        StringWriter stack = new StringWriter();
        Throwable printed = thrown.getClass() == RemoteTaskException.class ? thrown : FailureCopy.of(thrown);
        printed.printStackTrace(new PrintWriter(stack, true));
        return stack.toString();
    }

    /** Makes the failure with its line, such as {@code norms.groovy:7: java.lang.IllegalStateException: no data}. */
    ProgramFailedException failure(Throwable thrown) {
        return failure(thrown, "");
    }

    /** Makes the failure with its line and with advice. */
    ProgramFailedException failure(Throwable thrown, String advice) {
        String line = find(thrown)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber() + ": ")
                .orElse("");
        return new ProgramFailedException(line + message(thrown) + advice + causes(thrown), thrown);
    }

    private Optional<StackTraceElement> find(Throwable thrown) {
        return FailureText.chain(thrown).stream()
                .flatMap(each -> FailureText.frames(each).stream())
                .filter(frame -> frame.getLineNumber() > 0)
                .filter(isUsers)
                .findFirst();
    }
}
