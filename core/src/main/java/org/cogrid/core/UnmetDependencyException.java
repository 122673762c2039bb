package org.cogrid.core;

import org.jspecify.annotations.Nullable;

/**
 * A balanced task was not run, because what it depends on did not come about: a result that it was to come after has
 * failed, the engine that it was to follow has left, or no engine is one that it may run on.
 */
public final class UnmetDependencyException extends CogridException {
    private static final long serialVersionUID = 1L;

    /** For a dependency that is no result; the message says what it is. */
    public UnmetDependencyException(String message) {
        super(message);
    }

    /** For a result; {@code cause} is why it failed. */
    public UnmetDependencyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
