package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Fills the pieces of a body, one after the other, and passes each on as soon as it is full. Each gets an array of its
 * own; those of a large body also get room around them, where a message is made without copying them. A large body
 * leaves some of the heap free for other threads. Used by one thread.
 */
public final class Pieces {
    private final int most;
    private final boolean roomy;
    private final Consumer<Piece> full;
    private long left;
    private ByteBuffer filling;

    /**
     * Begins the first piece.
     *
     * @param size the number of bytes of the body
     * @param most the largest size of a piece
     * @param full gets each piece but the last
     */
    public Pieces(long size, int most, Consumer<Piece> full) {
        this(size, most, full, size >= Piece.WORTH_ROOM);
    }

    private Pieces(long size, int most, Consumer<Piece> full, boolean roomy) {
        this.most = most;
        this.full = full;
        this.roomy = roomy;
        this.left = size;
        this.filling = begin(0);
    }

    /** Begins a body of one piece that is a whole array. */
    public static Pieces joined(int size) {
        return new Pieces(size, size, never -> {}, false);
    }

    /**
     * A buffer with room for at least that many of the next bytes, which lie in one piece.
     *
     * @throws OutOfMemoryError if the body is large and the heap nearly full
     */
    public ByteBuffer next(int bytes) {
        if (filling.remaining() < bytes) {
            full.accept(filled());
            filling = begin(bytes);
        }
        return filling;
    }

    /** Puts all bytes of {@code from}, which is left as it is. */
    public Pieces put(ByteBuffer from) {
        ByteBuffer rest = from.duplicate();
        while (rest.hasRemaining()) {
            ByteBuffer to = next(1);
            int count = Math.min(to.remaining(), rest.remaining());
            to.put(rest.slice(rest.position(), count));
            rest.position(rest.position() + count);
        }
        return this;
    }

    /** The last piece, after all bytes were put. */
    public Piece last() {
        Piece last = filled();
        if (left != 0) {
            throw new IllegalStateException(left + " bytes of the body are missing");
        }
        return last;
    }

    private ByteBuffer begin(int atLeast) {
        int bytes = (int) Math.max(Math.min(most, left), atLeast);
        ByteBuffer next = roomy
                ? ByteBuffer.allocate(Piece.ROOM_BEFORE + bytes + Piece.ROOM_AFTER)
                        .position(Piece.ROOM_BEFORE)
                        .limit(Piece.ROOM_BEFORE + bytes)
                : ByteBuffer.allocate(bytes);
        if (bytes >= Piece.WORTH_ROOM) {
            FreeHeap.keepMargin();
        }
        return next;
    }

    private Piece filled() {
        Piece piece = roomy
                ? Piece.withRoom(filling.array(), filling.position() - Piece.ROOM_BEFORE)
                : Piece.of(filling.array(), 0, filling.position());
        left -= piece.length();
        return piece;
    }
}
