package org.cogrid.core.internal.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Collects the pieces of a body, in the order in which they were cut. Not thread-safe. */
public final class Assembly {
    /** A body of less than this part of the free memory is let in without a further look. */
    private static final int SMALL = 32;

    /** Those begun in this JVM, as long as they are in use: until they are whole they take more and more memory. */
    private static final Set<Assembly> BEGUN = Collections.newSetFromMap(new WeakHashMap<>()); // guarded by itself

    private final int size;
    /** What has come; {@code null} when the heap has no room for all of it. */
    private final @Nullable List<Piece> pieces;

    private volatile int filled; // other threads read it to count

    /**
     * Makes sure that there is memory for all pieces, beside what other bodies still wait for. If there is too little,
     * they are dropped and {@link #whole} is {@code null}.
     */
    public Assembly(int bytes) {
        size = bytes;
        synchronized (BEGUN) {
            if (isRoomFor(bytes)) {
                pieces = new ArrayList<>();
                BEGUN.add(this);
            } else {
                pieces = null;
            }
        }
    }

    /** The number of bytes that have not come of all bodies that have begun to come to this JVM. */
    static long awaited() {
        synchronized (BEGUN) {
            return BEGUN.stream().mapToLong(each -> each.size - each.filled).sum();
        }
    }

    /**
     * Whether there is room for a body of that size and for what other bodies still wait for. Unless that is plain to
     * see, the memory is taken and let go at once.
     */
    private static boolean isRoomFor(int bytes) {
        return bytes < (FreeHeap.bytes() - FreeHeap.MARGIN) / SMALL
                || FreeHeap.hasRoomFor(bytes + awaited())
                || FreeHeap.hasRoomFor(bytes + awaited()); // the first try may have freed bodies that were given up
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
        filled = filled + piece.length(); // written by one thread
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
