package org.cogrid.core.internal.codec;

/** Counts the bytes of one encoding, so that it stops at its limit rather than when the heap is full. */
final class ByteBudget {
    private final long maxBytes;

    // Confined to the encoding thread.
    private long used;

    ByteBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void take(long bytes) throws TooLargeException {
        used += bytes;
        if (used > maxBytes) {
            throw new TooLargeException(maxBytes);
        }
    }
}
