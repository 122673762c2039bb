package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** The task was cancelled: removed from the queue before it ran, or stopped while running. */
public final class TaskAbortedException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a cancelled task; the message names it and says who cancelled it, if that is known. */
    public TaskAbortedException(String message) {
        super(message);
    }

    /**
     * For a task that ended with {@code cause} when it was cancelled; the message names it and says who cancelled it,
     * if that is known.
     */
    public TaskAbortedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
