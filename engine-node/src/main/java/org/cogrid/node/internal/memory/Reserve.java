package org.cogrid.node.internal.memory;

import java.util.Arrays;

/** A piece of the heap that is held so that it can be given up. Thread-safe. */
final class Reserve {
    /** With its header no more than the smallest region of the G1 collector, which would else take two for it. */
    private static final int PIECE = (1 << 20) - 64;

    private final byte[][] pieces; // guarded by this
    private boolean isComplete; // guarded by this

    private Reserve(int pieces) {
        this.pieces = new byte[pieces][];
        refill();
    }

    /** So many pieces of nearly 1 MB, but at most a 16th of the heap. */
    static Reserve ofHeap(long maxBytes, int pieces) {
        return new Reserve((int) Math.max(1, Math.min(pieces, maxBytes / 16 / PIECE)));
    }

    /** Gives the heap up; needs none itself. */
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

    /** Takes the heap back, all or none; says whether it could. */
    synchronized boolean refill() {
        if (isComplete) {
            return true;
        }
        try {
            for (int i = 0; i < pieces.length; i++) {
                pieces[i] = new byte[PIECE];
            }
            isComplete = true;
        } catch (OutOfMemoryError e) { // it is still full
            release();
        }
        return isComplete;
    }
}
