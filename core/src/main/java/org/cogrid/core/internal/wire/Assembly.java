package org.cogrid.core.internal.wire;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the pieces of a body, in the order in which they were cut. Not thread-safe. */
public final class Assembly {
    private final int size;
    /** What has come; {@code null} when the heap has no room for all of it. */
    private final @Nullable List<Piece> pieces;

    private int filled;

    /** Makes sure that there is memory for all pieces. If there is too little, they are dropped and {@link #whole} is {@code null}. */
    public Assembly(int bytes) {
        size = bytes;
        pieces = isRoomFor(bytes) ? new ArrayList<>() : null;
    }

    /** Whether there is room for so much. Unless that is plain to see, the memory is taken and let go at once. */
    private static boolean isRoomFor(int bytes) {
        Runtime heap = Runtime.getRuntime();
        if (bytes < (heap.maxMemory() - heap.totalMemory() + heap.freeMemory()) / 2) {
            return true;
        }
        try {
            Reference.reachabilityFence(new byte[bytes]);
            return true;
        } catch (OutOfMemoryError e) { // only the task or result of these pieces fails
            return false;
        }
    }

    /** The number of bytes received so far. */
    public int filled() {
        return filled;
    }

    /** Appends a piece. */
    public Assembly add(Piece piece) {
        if (pieces != null) {
            pieces.add(piece);
        }
        filled += piece.length();
        return this;
    }

    /** The body, after all pieces have arrived; null when the heap had no room for them. */
    public @Nullable Body whole() {
        if (filled != size) {
            throw new IllegalStateException("only " + filled + " of " + size + " bytes have arrived");
        }
        return pieces == null ? null : new Body(List.copyOf(pieces));
    }
}
