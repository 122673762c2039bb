package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** Bytes that arrived but can't become a value here; the message names the class or path that stands in the way. */
public final class UndecodableValueException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For bytes without a value here; the message names the class or path in the way. */
    public UndecodableValueException(String message) {
        super(message);
    }

    /** For bytes whose decoding threw {@code cause}; the message names the class or path in the way. */
    public UndecodableValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
