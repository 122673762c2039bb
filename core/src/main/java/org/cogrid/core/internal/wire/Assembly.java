package org.cogrid.core.internal.wire;

import org.jspecify.annotations.Nullable;

/** Joins the pieces of a value, in the order in which they were cut. Not thread-safe. */
public final class Assembly {
    private final int size;
    /** The joined bytes; {@code null} when the heap had no room for them. */
    private final byte @Nullable [] whole;

    private int filled;

    /** Reserves the memory for all pieces. If there is too little, the pieces are dropped and {@link #whole} is {@code null}. */
    public Assembly(int bytes) {
        size = bytes;
        whole = allocate(bytes);
    }

    private static byte @Nullable [] allocate(int bytes) {
        try {
            return new byte[bytes];
        } catch (OutOfMemoryError e) { // only the task or result of these pieces fails
            return null;
        }
    }

    /** The number of bytes received so far. */
    public int filled() {
        return filled;
    }

    /** Appends a piece. */
    public Assembly add(Piece piece) {
        if (whole != null) {
            System.arraycopy(piece.array(), piece.offset(), whole, filled, piece.length());
        }
        filled += piece.length();
        return this;
    }

    /** The joined bytes, after all pieces have arrived; null when the heap had no room for them. */
    public @Nullable Piece whole() {
        if (filled != size) {
            throw new IllegalStateException("only " + filled + " of " + size + " bytes have arrived");
        }
        return whole == null ? null : Piece.whole(whole);
    }
}
