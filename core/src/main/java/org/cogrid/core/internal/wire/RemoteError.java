package org.cogrid.core.internal.wire;

import java.io.Serializable;
import java.util.Set;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it crosses the wire. It is text only, so that it can always travel.
 *
 * @param stage where it happened, such as {@code decoding the arguments} or {@code running}
 * @param className the exception's class
 * @param message its message
 * @param stack the cleaned stack trace with causes, ready to print
 */
public record RemoteError(
        String stage, String className, @Nullable String message, String stack, int engineId, long taskId)
        implements Serializable {
    private static final Set<String> PLAIN =
            Set.of(CogridException.class.getName(), "org.codehaus.groovy.control.MultipleCompilationErrorsException");

    /** The same error with the client's number of the task. */
    public RemoteError ofTask(long number) {
        return new RemoteError(stage, className, message, stack, engineId, number);
    }

    /** What failed, where and why. */
    public String headline() {
        return "task " + taskId + " failed on engine " + engineId + " while " + stage + ": " + what();
    }

    /** The stack without the failure's class and message, which {@link #headline} has. */
    public String stackBelowHeadline() {
        return FailureText.below(failure(), stack);
    }

    /**
     * The message, with the class in front if it helps. Compiler errors begin with file and line and Cogrid's own
     * errors are whole sentences, so they need no class.
     */
    private String what() {
        return message != null && PLAIN.contains(className) ? message : failure();
    }

    private String failure() {
        return message == null ? className : className + ": " + message;
    }
}
