package org.cogrid.core.internal.wire;

/**
 * Counts what a value takes of the heap while it is made bit by bit, and ends that before the heap is full. Used by one
 * thread.
 */
public final class HeapMeter {
    private static final long STEP = FreeHeap.MARGIN / 8;

    /** About what an object takes besides its elements. */
    private static final int OBJECT = 64;

    private long unchecked;

    /**
     * Notes an object that is made or was just made.
     *
     * @param bytes what its elements take, if it has any
     * @throws OutOfMemoryError if it is small and the heap nearly full; a large one gets its own error, and leaves the
     *     free memory to others
     */
    public void take(long bytes) {
        if (bytes >= STEP) {
            return;
        }
        unchecked += OBJECT + bytes;
        if (unchecked >= STEP) {
            unchecked = 0;
            FreeHeap.keepMargin(0);
        }
    }
}
