package org.cogrid.core.internal.text;

/** A failure none of whose methods works. */
public final class HostileFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        throw new StackOverflowError();
    }

    @Override
    public String toString() {
        throw new IllegalStateException("no text");
    }

    @Override
    public synchronized Throwable getCause() {
        throw new AssertionError("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int hashCode() {
        throw new IllegalStateException("no hash");
    }

    @Override
    public boolean equals(Object other) {
        throw new IllegalStateException("not equal to anything");
    }
}
