package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/**
 * The view's timeout passed while waiting: the task was not touched and runs on. Or the start timeout of a balanced task
 * passed: the task has not begun and never runs.
 */
public final class TaskTimeoutException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a wait that took too long; the message names the task and the time. */
    public TaskTimeoutException(String message) {
        super(message);
    }

    /** For a wait that took too long, as {@code cause} shows; the message names the task and the time. */
    public TaskTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
