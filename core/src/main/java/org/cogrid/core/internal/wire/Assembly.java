package org.cogrid.core.internal.wire;

/** Pieces becoming the whole again, in the order they were cut. Not thread-safe. */
public final class Assembly {
    private final byte[] whole;
    private int filled;

    /** Takes the memory for all of it. */
    public Assembly(int bytes) {
        whole = new byte[bytes];
    }

    /** How much is there. */
    public int filled() {
        return filled;
    }

    /** Puts a piece after those that are there. */
    public Assembly add(byte[] piece) {
        System.arraycopy(piece, 0, whole, filled, piece.length);
        filled += piece.length;
        return this;
    }

    /** The whole, which must be there. */
    public byte[] whole() {
        if (filled != whole.length) {
            throw new IllegalStateException("of " + whole.length + " bytes only " + filled + " have come");
        }
        return whole;
    }
}
