package org.cogrid.client.internal.link;

/** A message did not leave this program: it is too large for the memory, or the client is closed. */
public final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsendableException(Throwable cause) {
        super(null, cause);
    }
}
