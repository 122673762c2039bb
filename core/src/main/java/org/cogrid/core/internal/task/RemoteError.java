package org.cogrid.core.internal.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A failure as it crosses the wire: text only, so that it always can.
 *
 * @param stage where it happened, such as {@code decoding the arguments} or {@code running}
 * @param className the exception's class
 * @param message its message
 * @param stack the cleaned stack trace with causes, ready to print
 */
public record RemoteError(
        String stage, String className, @Nullable String message, String stack, int engineId, long taskId)
        implements Serializable {
    /** The same error under the number its client knows the task by. */
    public RemoteError ofTask(long number) {
        return new RemoteError(stage, className, message, stack, engineId, number);
    }

    /** One line: what failed, where and why. */
    public String headline() {
        String what = message == null ? className : className + ": " + message;
        return "task " + taskId + " failed on engine " + engineId + " while " + stage + ": " + what;
    }
}
