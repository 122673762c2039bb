package org.cogrid.core.internal.codec;

import java.io.IOException;

/** An encoding has met its limit. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
        super("more than " + maxBytes + " bytes");
    }
}
