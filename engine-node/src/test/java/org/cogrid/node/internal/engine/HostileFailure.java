package org.cogrid.node.internal.engine;

import java.io.ObjectOutputStream;

/** Cannot be asked for anything, nor written. */
public final class HostileFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        throw new AssertionError("no message");
    }

    @Override
    public String toString() {
        throw new AssertionError("no text");
    }

    @Override
    public synchronized Throwable getCause() {
        throw new AssertionError("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        throw new AssertionError("no stack");
    }

    private void writeObject(ObjectOutputStream out) {
        throw new HostileFailure();
    }
}
