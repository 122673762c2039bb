package org.cogrid.core.internal.wire;

import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells how much of this JVM's heap is free. What grows with users' data leaves a margin, because if it took the last
 * bytes, the threads of Hazelcast would find none, and some of them would die. Thread-safe.
 */
public final class FreeHeap {
    /** What users' data leave free. */
    static final long MARGIN = marginFor(Runtime.getRuntime().maxMemory());

    private static final int MARGIN_ONE_OF = 16;
    private static final long MOST_MARGIN = 32 << 20;
    private static final int CHUNK = 1 << 30;

    /** How many times as long as a look in vain, which collects all garbage, its answer holds, and how long at most. */
    private static final int HOLDS = 10;

    private static final long LONGEST_HOLD = Duration.ofSeconds(10).toNanos();

    private static long lackingUntil = System.nanoTime(); // guarded by the class, as the next one is
    private static long lacking = Long.MAX_VALUE;

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
     * Makes sure that the margin is free. To be called after memory was taken.
     *
     * @throws OutOfMemoryError if it is not
     */
    static void keepMargin() {
        if (!hasRoomFor(0)) {
            throw full();
        }
    }

    /** The error for a full heap, as the JVM words it. */
    static OutOfMemoryError full() {
        return new OutOfMemoryError("Java heap space");
    }

    /** Whether that many bytes can be taken so that the margin stays free. */
    static boolean hasRoomFor(long bytes) {
        return bytes() >= bytes + MARGIN || canTake(bytes + MARGIN);
    }

    /**
     * Takes memory and drops it, because only a garbage collection tells what can be freed. One thread at a time does
     * so, or they would take it from each other.
     */
    private static synchronized boolean canTake(long needed) {
        long start = System.nanoTime();
        if (bytes() >= needed) { // another thread has just collected
            return true;
        }
        if (needed > Runtime.getRuntime().maxMemory() || (needed >= lacking && start - lackingUntil < 0)) {
            return false;
        }
        try {
            take(needed);
            return true;
        } catch (OutOfMemoryError e) {
            if (bytes() >= needed) { // in parts, as is known after the garbage collection
                return true;
            }
            long now = System.nanoTime();
            lacking = needed;
            lackingUntil = now + Math.min(HOLDS * (now - start), LONGEST_HOLD);
            return false;
        }
    }

    /** Takes memory, in one array where possible: where that fails, it leaves the free memory to others. */
    private static void take(long bytes) {
        List<byte[]> taken = new ArrayList<>(1);
        for (long left = bytes; left > 0; left -= CHUNK) {
            taken.add(new byte[(int) Math.min(left, CHUNK)]);
        }
        Reference.reachabilityFence(taken);
    }
}
