package org.cogrid.core.internal.wire;

import org.jspecify.annotations.Nullable;

/** Pieces becoming the whole again, in the order they were cut. Not thread-safe. */
public final class Assembly {
    private final int size;
    /** {@code null} when the heap had no room for it. */
    private final byte @Nullable [] whole;

    private int filled;

    /** Takes the memory for all of it; if there is none, the pieces are let go and there will be no whole. */
    public Assembly(int bytes) {
        size = bytes;
        whole = allocate(bytes);
    }

    private static byte @Nullable [] allocate(int bytes) {
        try {
            return new byte[bytes];
        } catch (OutOfMemoryError e) { // only what these pieces belong to fails
            return null;
        }
    }

    /** How much has come. */
    public int filled() {
        return filled;
    }

    /** Puts a piece after those that are there. */
    public Assembly add(byte[] piece) {
        if (whole != null) {
            System.arraycopy(piece, 0, whole, filled, piece.length);
        }
        filled += piece.length;
        return this;
    }

    /** The whole, all of which must have come; {@code null} when the heap had no room for it. */
    public byte @Nullable [] whole() {
        if (filled != size) {
            throw new IllegalStateException("of " + size + " bytes only " + filled + " have come");
        }
        return whole;
    }
}
