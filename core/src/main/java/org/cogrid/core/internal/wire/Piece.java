package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an array of bytes, without a copy. Large values travel in pieces, so that encoding and
 * sending overlap and other messages get through in between. One piece may be sent to many engines. Thread-safe, as its
 * array no longer changes.
 */
public final class Piece {
    /** The largest size of a piece; larger values are cut. */
    public static final int BYTES = (4 << 20) - Piece.BESIDE;

    /** What a message may have besides a piece. Both together fill whole regions of the heap, and do not begin another. */
    private static final int BESIDE = 4 << 10;

    private static final int SMALLEST = 256 << 10;
    private static final int PIECES_A_HEAP = 512;

    private final byte[] array;
    private final int offset;
    private final int length;

    private Piece(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /**
     * The size of pieces in a JVM with that much heap. It depends on the heap because copies of several pieces are on
     * their way at any time.
     */
    public static int bytesFor(long heap) {
        return (int) Math.max(SMALLEST, Math.min(BYTES + BESIDE, heap / PIECES_A_HEAP)) - BESIDE;
    }

    /** A part of an array. */
    public static Piece of(byte[] array, int offset, int length) {
        return new Piece(array, offset, length);
    }

    /** A piece that is a whole array. */
    public static Piece whole(byte[] array) {
        return new Piece(array, 0, array.length);
    }

    /** Cuts an array into pieces of that size; there is at least one. */
    public static List<Piece> cut(byte[] array, int size) {
        if (array.length <= size) {
            return List.of(whole(array));
        }
        List<Piece> pieces = new ArrayList<>(array.length / size + 1);
        int offset = 0;
        while (offset < array.length) {
            int length = Math.min(size, array.length - offset);
            pieces.add(new Piece(array, offset, length));
            offset += length;
        }
        return pieces;
    }

    /** The array with the bytes. */
    public byte[] array() {
        return array;
    }

    /** Where the piece begins in its array. */
    public int offset() {
        return offset;
    }

    /** How many bytes the piece has. */
    public int length() {
        return length;
    }

    /** Whether this piece is the end of its array. */
    public boolean isLast() {
        return offset + length == array.length;
    }

    /** The bytes of this piece, without a copy. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length);
    }
}
