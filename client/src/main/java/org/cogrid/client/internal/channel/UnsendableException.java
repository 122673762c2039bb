package org.cogrid.client.internal.channel;

/** A message did not even leave: it is too large for this program's memory, or the client is closed. */
final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsendableException(Throwable cause) {
        super(null, cause);
    }
}
