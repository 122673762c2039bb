package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/** A value, capture or result that can't travel; the message names the path to the culprit and the way out. */
public final class NotSerializableValueException extends CogridException {
    private static final long serialVersionUID = 1L;

    public NotSerializableValueException(String message) {
        super(message);
    }

    public NotSerializableValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
