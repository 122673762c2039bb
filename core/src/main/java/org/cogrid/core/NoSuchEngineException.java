package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** No engine has that id; the message lists the ids that exist. */
public final class NoSuchEngineException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For an id that no engine has; the message names it and lists the ids that exist. */
    public NoSuchEngineException(String message) {
        super(message);
    }

    /** For an id that no engine has, as {@code cause} shows; the message names it and lists the ids that exist. */
    public NoSuchEngineException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
