package org.cogrid.core.internal.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes to send, mostly a part of a larger array, which is not copied: what is large travels in pieces, so that encoding, checking
 * and the wire overlap, and so that others' messages get through between them.
 *
 * @param array holds them, and does not change any more
 * @param offset where they begin
 * @param length how many they are
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Piece(byte[] array, int offset, int length) {
    /** What is larger travels in pieces of this size. */
    public static final int BYTES = 4 << 20;

    private static final int SMALLEST = 256 << 10;
    private static final int PIECES_A_HEAP = 512;

    /** How large pieces are in a JVM with that heap: copies of some are on their way at any time. */
    public static int bytesFor(long heap) {
        return (int) Math.max(SMALLEST, Math.min(BYTES, heap / PIECES_A_HEAP));
    }

    /** All of an array. */
    public static Piece whole(byte[] array) {
        return new Piece(array, 0, array.length);
    }

    /** An array in pieces of that size, at least one. */
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

    /** Whether it is the end of its array. */
    public boolean isLast() {
        return offset + length == array.length;
    }

    /** The bytes alone: the array itself if it holds no others. */
    public byte[] bytes() {
        return length == array.length ? array : Arrays.copyOfRange(array, offset, offset + length);
    }
}
