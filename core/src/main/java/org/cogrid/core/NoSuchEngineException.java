package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** There is no engine of that id; the message names those there are. */
public final class NoSuchEngineException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For an id that no engine has; the message names the id and those there are. */
    public NoSuchEngineException(String message) {
        super(message);
    }

    /** For an id that no engine has, as {@code cause} told; the message names the id and those there are. */
    public NoSuchEngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
