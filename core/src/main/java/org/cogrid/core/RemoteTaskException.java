package org.cogrid.core;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/**
 * A task failed on its engine. Printing it shows the remote stack. The original exception is the cause if its class is
 * known here and it takes no more than 1 MB. Messages and stacks of more than 65,536 characters lose their middle.
 */
public final class RemoteTaskException extends CogridException {
    private static final long serialVersionUID = 1L;

    private final RemoteError error;

    /**
     * For a failure that an engine reported.
     *
     * @param original the exception itself, where it could be decoded here
     */
    public RemoteTaskException(RemoteError error, @Nullable Throwable original) {
        super(error.headline(), original);
        this.error = error;
    }

    /** The remote exception's class name. */
    public String remoteClass() {
        return error.className();
    }

    /** The remote exception's own message, or {@code null} when it had none. */
    public @Nullable String remoteMessage() {
        return error.message();
    }

    /** The remote stack trace as text, script lines with their file and line number. */
    public String remoteStack() {
        return error.stack();
    }

    /** The engine the task ran on. */
    public int engineId() {
        return error.engineId();
    }

    /** The task's number at its client. */
    public long taskId() {
        return error.taskId();
    }

    @Override
    public void printStackTrace(PrintStream out) {
        out.print(text());
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        out.print(text());
    }

    private String text() {
        String stack = error.stackBelowHeadline();
        StringBuilder text = new StringBuilder(getClass().getName())
                .append(": ")
                .append(getMessage())
                .append(System.lineSeparator())
                .append("  remote stack:")
                .append(System.lineSeparator())
                .append(stack);
        if (!stack.endsWith(System.lineSeparator())) {
            text.append(System.lineSeparator());
        }
        StackTraceElement[] callers = getStackTrace();
        if (callers.length > 0) {
            text.append("  called from:").append(System.lineSeparator());
        }
        for (StackTraceElement frame : callers) {
            text.append("\tat ").append(frame).append(System.lineSeparator());
        }
        return text.toString();
    }
}
