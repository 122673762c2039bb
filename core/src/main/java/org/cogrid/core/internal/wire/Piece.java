package org.cogrid.core.internal.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an array of bytes to send, without a copy. Large values travel in pieces, so that encoding, checking and
 * sending overlap and other messages get through in between. One piece may be sent to many engines. Thread-safe, as its
 * array no longer changes.
 */
public final class Piece {
    /** The largest size of a piece; larger values are cut. */
    public static final int BYTES = 4 << 20;

    private static final int SMALLEST = 256 << 10;
    private static final int PIECES_A_HEAP = 512;

    private final byte[] array;
    private final int offset;
    private final int length;

    /** Made when first asked for. Guarded by this. */
    private byte @Nullable [] digest;

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
        return (int) Math.max(SMALLEST, Math.min(BYTES, heap / PIECES_A_HEAP));
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

    /** The SHA-256 of the bytes of this piece, computed once. */
    synchronized byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            MessageDigest sha256 = sha256();
            sha256.update(array, offset, length);
            known = sha256.digest();
            digest = known;
        }
        return known;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Whether this piece is the end of its array. */
    public boolean isLast() {
        return offset + length == array.length;
    }

    /** The bytes of this piece: the array itself if the piece is all of it, otherwise a copy. */
    public byte[] bytes() {
        return length == array.length ? array : Arrays.copyOfRange(array, offset, offset + length);
    }
}
