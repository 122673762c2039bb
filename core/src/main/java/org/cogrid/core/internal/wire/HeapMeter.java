package org.cogrid.core.internal.wire;

/** Counts what is taken of the heap bit by bit, and tells before the heap is full. Not thread-safe. */
public final class HeapMeter {
    private static final long STEP = FreeHeap.MARGIN / 8;

    /** About what an object takes besides its elements. */
    private static final int OBJECT = 64;

    private long unchecked;

    /**
     * Notes an object.
     *
     * @param bytes what its elements take, if it has any
     * @throws OutOfMemoryError if the heap was nearly full before
     */
    public void take(long bytes) {
        if (!mayTake(bytes)) {
            throw new OutOfMemoryError("Java heap space"); // as the JVM calls it
        }
    }

    /** Notes an object as {@link #take} does, or returns false if the heap is nearly full. */
    public boolean mayTake(long bytes) {
        if (unchecked >= STEP) {
            if (!FreeHeap.hasRoomFor(0)) {
                return false;
            }
            unchecked = 0;
        }
        unchecked += OBJECT + bytes;
        return true;
    }
}
