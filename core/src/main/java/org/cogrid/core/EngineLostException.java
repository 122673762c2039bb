package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** The engine left the grid with the task unfinished; the message has the engine's last report. */
public final class EngineLostException extends CogridException {
    private static final long serialVersionUID = 1L;

    public EngineLostException(String message) {
        super(message);
    }

    public EngineLostException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
