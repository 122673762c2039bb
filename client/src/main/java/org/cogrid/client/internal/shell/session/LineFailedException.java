package org.cogrid.client.internal.shell.session;

/** Carries what a user's text has thrown, which need not be a RuntimeException. */
final class LineFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Throwable failure;

    LineFailedException(Throwable failure) {
        super(null, failure); // no text is made of the cause
        this.failure = failure;
    }

    Throwable failure() {
        return failure;
    }
}
