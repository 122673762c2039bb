package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** A value, capture or result that can't travel; the message names the path to the culprit and the way out. */
public final class NotSerializableValueException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a value that can't travel; the message names the path to it and the way out. */
    public NotSerializableValueException(String message) {
        super(message);
    }

    /** For a value whose encoding threw {@code cause}; the message names the path to it and the way out. */
    public NotSerializableValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
