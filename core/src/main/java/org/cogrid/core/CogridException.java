package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** The root of everything Cogrid throws on its own account. A subclass exists where a caller would act differently. */
public class CogridException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CogridException(String message) {
        super(message);
    }

    public CogridException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
