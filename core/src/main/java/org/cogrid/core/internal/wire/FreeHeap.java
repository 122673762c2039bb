package org.cogrid.core.internal.wire;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells how much of this JVM's heap is free. Large bodies fill it piece by piece. They leave a margin, because if they
 * took the last bytes, the threads of Hazelcast would find none, and some of them would die. Thread-safe.
 */
public final class FreeHeap {
    /** What bodies leave free. */
    static final long MARGIN = marginFor(Runtime.getRuntime().maxMemory());

    private static final int MARGIN_ONE_OF = 16;
    private static final long MOST_MARGIN = 32 << 20;
    private static final int CHUNK = 1 << 30;

    private FreeHeap() {}

    private static long marginFor(long heap) {
        return Math.min(heap / MARGIN_ONE_OF, MOST_MARGIN);
    }

    /** The free bytes, without those that a garbage collection would free now. */
    public static long bytes() {
        Runtime heap = Runtime.getRuntime();
        return heap.maxMemory() - heap.totalMemory() + heap.freeMemory();
    }

    /**
     * Makes sure that the margin stays free when that many bytes are taken now.
     *
     * @throws OutOfMemoryError if it would not
     */
    public static void keepMargin(long bytes) {
        if (bytes() < bytes + MARGIN) {
            take(bytes + MARGIN);
        }
    }

    /** Whether that many bytes can be taken now so that the margin stays free. */
    static boolean hasRoomFor(long bytes) {
        try {
            take(bytes + MARGIN);
            return true;
        } catch (OutOfMemoryError e) { // the caller does without
            return false;
        }
    }

    /**
     * Takes memory and lets it go at once, because only a garbage collection tells what can be freed. It is taken in
     * one array where possible: where that fails, it leaves the free memory to others.
     */
    private static void take(long bytes) {
        List<byte[]> taken = new ArrayList<>(1);
        for (long left = bytes; left > 0; left -= CHUNK) {
            taken.add(new byte[(int) Math.min(left, CHUNK)]);
        }
        Reference.reachabilityFence(taken);
    }
}
