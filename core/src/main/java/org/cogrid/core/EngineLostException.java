package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** The engine left the grid with the task unfinished; the message has the engine's last report. */
public final class EngineLostException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a task whose engine left; the message has the engine's last report. */
    public EngineLostException(String message) {
        super(message);
    }

    /** For a task whose engine left, as {@code cause} shows; the message has the engine's last report. */
    public EngineLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
