package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** There is no engine of that id; the message names those there are. */
public final class NoSuchEngineException extends CogridException {
    private static final long serialVersionUID = 1L;

    public NoSuchEngineException(String message) {
        super(message);
    }

    public NoSuchEngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
