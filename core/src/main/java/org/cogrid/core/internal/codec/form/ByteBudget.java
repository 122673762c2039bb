package org.cogrid.core.internal.codec.form;

import java.io.IOException;
import org.cogrid.core.internal.text.Amounts;

/** Counts the bytes of one encoding, so that the encoding stops at its limit instead of filling the heap. */
public final class ByteBudget {
    /** The largest limit: what one byte array holds, less some room for the head that a message adds. */
    public static final long MOST_BYTES = Integer.MAX_VALUE - (1 << 20);

    private final long maxBytes;

    // Confined to the encoding thread.
    private long used;

    public ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void take(long bytes) throws TooLarge {
        used += bytes;
        if (used > maxBytes) {
            throw new TooLarge(maxBytes);
        }
    }

    /** An encoding has reached its limit. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        private TooLarge(long maxBytes) {
            super("more than " + Amounts.size(maxBytes));
        }
    }
}
