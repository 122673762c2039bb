package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** The root of all exceptions that Cogrid defines. A subclass exists where a caller would act differently. */
public class CogridException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure; the message says what was tried, on what, what happened and what to do. */
    public CogridException(String message) {
        super(message);
    }

    /** A failure that another one led to; the message says what was tried, on what, what happened and what to do. */
    public CogridException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
