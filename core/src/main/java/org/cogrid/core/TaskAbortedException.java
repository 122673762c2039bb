package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** The task was cancelled: removed from the queue before it ran, or stopped while running. */
public final class TaskAbortedException extends CogridException {
    private static final long serialVersionUID = 1L;

    public TaskAbortedException(String message) {
        super(message);
    }

    public TaskAbortedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
