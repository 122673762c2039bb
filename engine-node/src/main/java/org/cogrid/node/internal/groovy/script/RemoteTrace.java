package org.cogrid.node.internal.groovy.script;

import java.util.List;
import java.util.regex.Pattern;
import org.cogrid.core.internal.text.ClosureNames;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.LongText;
import org.cogrid.core.internal.text.SnippetNames;
import org.cogrid.node.internal.groovy.scope.ScriptName;
import org.jspecify.annotations.Nullable;

/**
 * Formats a failure for its user: the frames of the user's code with file and line, without those of Groovy, reflection
 * and the engine.
 */
public final class RemoteTrace {
    private static final int MOST_FRAMES = 200;
    private static final Pattern COMPILED_NAME = Pattern.compile("(?<=[\\w$])\\$def\\b");
    private static final List<String> MACHINERY = List.of(
            "groovy.lang.",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "groovyjarjar",
            "java.lang.reflect.",
            "java.lang.invoke.",
            "jdk.internal.reflect.",
            "sun.reflect.",
            "org.cogrid.node.internal.",
            "org.cogrid.core.internal.");

    private final String text;

    private RemoteTrace(Throwable failure, @Nullable String told) {
        StringBuilder out = new StringBuilder();
        for (Throwable next : FailureText.chain(failure)) {
            out.append(next == failure ? "" : "Caused by: ")
                    .append(next == failure ? headline(next, told) : headline(next, message(next)))
                    .append(System.lineSeparator());
            appendFrames(FailureText.frames(next), out);
        }
        text = LongText.cut(out.toString(), FailureText.MOST_CHARACTERS);
    }

    /** The stack trace with causes, ready to print and cut if very long. Never throws, whatever the failure's class does. */
    public static String of(Throwable failure) {
        return of(failure, message(failure));
    }

    /** Like {@link #of(Throwable)}, with {@code message} in place of the failure's own message. */
    public static String of(Throwable failure, @Nullable String message) {
        return new RemoteTrace(failure, message).text;
    }

    /**
     * A failure's own message with names as the user wrote them; {@code null} if it has none. Never throws, whatever
     * the failure's class does.
     */
    public static @Nullable String message(Throwable failure) {
        String message = FailureText.message(failure);
        return message == null ? null : ClosureNames.inWords(clean(message));
    }

    private static String headline(Throwable failure, @Nullable String message) {
        String type = clean(FailureText.className(failure));
        return message == null ? type : type + ": " + message;
    }

    private static void appendFrames(List<StackTraceElement> frames, StringBuilder out) {
        int shown = 0;
        for (StackTraceElement frame : frames) {
            if (shown < MOST_FRAMES && isUsers(frame)) {
                out.append("\tat ").append(line(frame)).append(System.lineSeparator());
                shown++;
            }
        }
        if (shown == MOST_FRAMES) {
            out.append("\t... ").append(frames.size()).append(" frames in all").append(System.lineSeparator());
        }
    }

    /** Whether the frame is one of the user's code. Groovy's stubs have no line number. */
    private static boolean isUsers(StackTraceElement frame) {
        String type = frame.getClassName();
        boolean stub = frame.getLineNumber() < 0 && type.startsWith("Text_");
        return !stub && MACHINERY.stream().noneMatch(type::startsWith);
    }

    private static String line(StackTraceElement frame) {
        String place = frame.isNativeMethod()
                ? "Native Method"
                : frame.getFileName() == null
                        ? "Unknown Source"
                        : frame.getFileName() + (frame.getLineNumber() < 0 ? "" : ":" + frame.getLineNumber());
        return clean(frame.getClassName() + "." + frame.getMethodName()) + "(" + place + ")";
    }

    private static String clean(String text) {
        return COMPILED_NAME
                .matcher(ScriptName.hide(SnippetNames.asTyped(text)))
                .replaceAll("");
    }
}
