package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** No grid could be reached, or it did not let this program in; the message says where it looked and what to do. */
public final class GridConnectionException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a grid that was not found or let nobody in; the message says where Cogrid looked and what to do. */
    public GridConnectionException(String message) {
        super(message);
    }

    /** For a connection that failed with {@code cause}; the message says where Cogrid looked and what to do. */
    public GridConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
