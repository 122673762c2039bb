package org.cogrid.core.internal.codec.form;

/** Counts the bytes of one encoding, so that it stops at its limit rather than when the heap is full. */
public final class ByteBudget {
    /** The largest limit: an array of bytes, with room for what is put around it on the wire. */
    public static final long MOST_BYTES = Integer.MAX_VALUE - (1 << 20);

    private final long maxBytes;

    // Confined to the encoding thread.
    private long used;

    public ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void take(long bytes) throws TooLargeException {
        used += bytes;
        if (used > maxBytes) {
            throw new TooLargeException(maxBytes);
        }
    }
}
