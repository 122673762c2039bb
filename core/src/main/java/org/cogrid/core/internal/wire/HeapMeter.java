package org.cogrid.core.internal.wire;

/** Counts what is taken of the heap bit by bit, and tells before the heap is full. Not thread-safe. */
public final class HeapMeter {
    /** How much may be taken between two looks at the heap. */
    private static final long STEP = FreeHeap.MARGIN / 16;

    /** About what an object takes besides its elements. */
    private static final int OBJECT = 64;

    private final long others;
    private long unchecked;

    /** A meter of what may take all but the margin. */
    public HeapMeter() {
        this(0);
    }

    private HeapMeter(long others) {
        this.others = others;
    }

    /** A meter of what leaves as much as the margin to other users' data, too: what waits, to what runs. */
    public static HeapMeter ofWaiting() {
        return new HeapMeter(FreeHeap.MARGIN);
    }

    /**
     * Notes an object that was made just now.
     *
     * @param bytes what its elements take, if it has any
     * @throws OutOfMemoryError if the heap is nearly full
     */
    public void took(long bytes) {
        if (!hasRoomAfter(bytes)) {
            throw FreeHeap.full();
        }
    }

    /** Notes an object as {@link #took} does, but returns false if the heap is nearly full. */
    public boolean hasRoomAfter(long bytes) {
        unchecked += OBJECT + bytes;
        if (unchecked >= STEP) {
            if (!FreeHeap.hasRoomFor(others)) {
                return false;
            }
            unchecked = 0;
        }
        return true;
    }
}
