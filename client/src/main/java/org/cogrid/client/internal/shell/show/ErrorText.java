package org.cogrid.client.internal.shell.show;

import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.cogrid.client.internal.view.PublicNames;
import org.cogrid.client.internal.view.RemoteLine;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.text.FailureText;

/** Describes a failure in a line or two: what happened, and where in the user's own text. */
public final class ErrorText {
    private static final Pattern ENGINE = Pattern.compile("e\\d{1,9}");
    private static final int MOST_CHARACTERS = 2_000;

    private final Inputs inputs;

    public ErrorText(Inputs inputs) {
        this.inputs = inputs;
    }

    /** Describes the failure of the text that was added under that name. */
    public String of(Throwable failure) {
        if (failure instanceof MultipleCompilationErrorsException errors) {
            return compilation(errors);
        }
        List<String> lines = new ArrayList<>();
        lines.add(cut(message(failure)));
        if (failure instanceof RemoteTaskException remote) {
            remoteLine(remote).ifPresent(lines::add);
        }
        localLine(failure).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    private static String message(Throwable failure) {
        String message = FailureText.message(failure);
        if (failure instanceof RemoteTaskException remote) {
            return "engine " + remote.engineId() + ": " + remote(remote);
        }
        if (failure instanceof MissingPropertyException missing
                && missing.getProperty() != null
                && ENGINE.matcher(missing.getProperty()).matches()) {
            return "there is no engine " + missing.getProperty().substring(1)
                    + " now: rc.ids lists the engines; to bring back one that has died, use cogrid restart in a terminal";
        }
        String type = FailureText.className(failure).replaceFirst(".*[.$]", "");
        if (message == null) {
            return type;
        }
        return failure instanceof CogridException ? message : type + ": " + PublicNames.in(message);
    }

    /** Describes what happened on the engine, not where. */
    public static String remote(RemoteTaskException failure) {
        String what = failure.remoteMessage() == null ? "" : ": " + failure.remoteMessage();
        return failure.remoteClass() + what.stripTrailing();
    }

    private static Optional<String> remoteLine(RemoteTaskException remote) {
        return RemoteLine.of(remote).findFirst().map(line -> "  there at " + line.file() + ", line " + line.number());
    }

    private Optional<String> localLine(Throwable failure) {
        return FailureText.frames(failure).stream()
                .filter(frame -> frame.getFileName() != null && Inputs.isInput(frame.getFileName()))
                .filter(frame -> frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> place(String.valueOf(frame.getFileName()), frame.getLineNumber()));
    }

    private String place(String input, int line) {
        String source =
                inputs.line(input, line).map(text -> ": " + text.strip()).orElse("");
        return "  at " + input.replace('-', ' ') + ", line " + line + source;
    }

    private String compilation(MultipleCompilationErrorsException errors) {
        List<String> lines = new ArrayList<>();
        for (Object error : errors.getErrorCollector().getErrors()) {
            if (error instanceof SyntaxErrorMessage message) {
                lines.add(syntax(message.getCause()));
            }
        }
        return lines.isEmpty() ? cut(String.valueOf(FailureText.message(errors))) : String.join("\n", lines);
    }

    private String syntax(SyntaxException error) {
        String at = inputs.line(inputs.latest(), error.getStartLine())
                .map(source -> "\n  " + source + "\n  " + " ".repeat(Math.max(0, error.getStartColumn() - 1)) + "^")
                .orElse("");
        return error.getOriginalMessage().strip() + " (line " + error.getStartLine() + ", column "
                + error.getStartColumn() + ")" + at;
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "… (:trace shows all)";
    }
}
