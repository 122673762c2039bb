package org.cogrid.node.internal.memory;

import java.util.Arrays;

/** A piece of the heap that is held in order to be released when memory runs out. Thread-safe. */
final class Reserve {
    /**
     * The size of a piece. With its header it just fits the smallest region of the G1 collector, which would otherwise
     * use two.
     */
    private static final int PIECE = (1 << 20) - 64;

    private final byte[][] pieces; // guarded by this
    private boolean isComplete; // guarded by this

    private Reserve(int pieces) {
        this.pieces = new byte[pieces][];
        refill();
    }

    /** A reserve of {@code pieces} pieces of nearly 1 MB each, but at most a 16th of the heap. */
    static Reserve ofHeap(long maxBytes, int pieces) {
        return new Reserve((int) Math.max(1, Math.min(pieces, maxBytes / 16 / PIECE)));
    }

    /** Releases the memory; needs no heap itself. */
    synchronized void release() {
        Arrays.fill(pieces, null);
        isComplete = false;
    }

    synchronized boolean isComplete() {
        return isComplete;
    }

    long bytes() {
        return (long) pieces.length * PIECE;
    }

    /** Takes the memory back, all or none; returns whether it could. */
    synchronized boolean refill() {
        if (isComplete) {
            return true;
        }
        try {
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = new byte[PIECE];
            }
            isComplete = true;
        } catch (OutOfMemoryError e) { // the heap is still full
            release();
        }
        return isComplete;
    }
}
