package org.cogrid.client.internal.link;

/** A message did not even leave: it is too large for this program's memory, or the client is closed. */
public final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnsendableException(Throwable cause) {
        super(null, cause);
    }
}
