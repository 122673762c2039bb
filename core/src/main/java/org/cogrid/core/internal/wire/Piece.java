package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A part of an array of bytes, without a copy. Large values travel in pieces, so that encoding and
 * sending overlap and other messages get through in between. One piece may be sent to many engines. Thread-safe, as its
 * bytes no longer change; the room around them belongs to whoever has taken it.
 */
public final class Piece {
    /** The largest size of a piece; larger values are cut. */
    public static final int BYTES = (4 << 20) - Piece.BESIDE;

    /** What a message may have besides a piece. Both together fill whole regions of the heap, and do not begin another. */
    private static final int BESIDE = 4 << 10;

    /** The room before a piece of a large body: what a message puts before its first body. */
    public static final int ROOM_BEFORE = 16;

    /** The room after such a piece: enough for the rest of most messages. */
    static final int ROOM_AFTER = 1 << 10;

    /** The size from which a body's pieces get room. For smaller ones it costs more to send the room than to copy. */
    static final int WORTH_ROOM = 64 << 10;

    private static final int SMALLEST = 256 << 10;
    private static final int PIECES_A_HEAP = 512;

    /** The size of pieces in this JVM. */
    public static final int BYTES_HERE = bytesFor(Runtime.getRuntime().maxMemory());

    private final byte[] array;
    private final int offset;
    private final int length;
    /** Whether somebody has taken the room around this piece; {@code null} if it has none. */
    private final @Nullable AtomicBoolean roomTaken;

    private Piece(byte[] array, int offset, int length, @Nullable AtomicBoolean roomTaken) {
        this.array = array;
        this.offset = offset;
        this.length = length;
        this.roomTaken = roomTaken;
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
        return new Piece(array, offset, length, null);
    }

    /** A piece that is a whole array. */
    public static Piece whole(byte[] array) {
        return of(array, 0, array.length);
    }

    /** A piece after {@link #ROOM_BEFORE} bytes of an array of its own, whose other bytes are room. */
    static Piece withRoom(byte[] array, int length) {
        return new Piece(array, ROOM_BEFORE, length, new AtomicBoolean());
    }

    /**
     * Takes the room before and after this piece in its array, for good. False if there is none, if there is less than
     * {@code after} bytes after it, or if it was taken before.
     */
    public boolean takeRoom(long after) {
        return roomTaken != null && after <= array.length - offset - length && roomTaken.compareAndSet(false, true);
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

    /** The bytes of this piece, without a copy. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, offset, length);
    }
}
