package org.cogrid.client.internal.cli.program;

import org.cogrid.core.CogridException;

/** The user's program threw the cause. The message names the line of the program. */
public final class ProgramFailedException extends CogridException {
    private static final long serialVersionUID = 1L;

    ProgramFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public synchronized Throwable getCause() {
        return java.util.Objects.requireNonNull(super.getCause());
    }
}
