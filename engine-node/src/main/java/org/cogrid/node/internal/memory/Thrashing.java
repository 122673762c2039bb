package org.cogrid.node.internal.memory;

import java.time.Duration;

/**
 * Notices when a JVM does little but collect garbage in vain: the heap is full, and the little memory that each
 * collection frees is used at once. This can last for minutes before an OutOfMemoryError ends it. Not thread-safe;
 * needs no heap.
 */
final class Thrashing {
    private static final long WINDOW = Duration.ofSeconds(2).toNanos();
    private static final int FULL_BELOW_ONE_OF = 32;
    private static final double MOST_OF_TIME = 0.7;

    private final long fullBelow;
    private boolean isFull;
    private long since;
    private long collectedBefore;
    private int windows;

    /** For a heap that may grow to {@code maxBytes}. */
    Thrashing(long maxBytes) {
        this.fullBelow = maxBytes / FULL_BELOW_ONE_OF;
    }

    /**
     * Takes a look; returns whether one more window of time was spent in vain.
     *
     * @param free the free bytes of the heap after the last collection
     * @param collected the time this JVM has spent on garbage collection in its life, in nanoseconds
     */
    boolean look(long now, long free, long collected) {
        if (free > fullBelow) {
            isFull = false;
            windows = 0;
            return false;
        }
        if (!isFull) {
            isFull = true;
            begin(now, collected);
            return false;
        }
        return now - since >= WINDOW && end(now, collected);
    }

    private void begin(long now, long collected) {
        since = now;
        collectedBefore = collected;
    }

    private boolean end(long now, long collected) {
        boolean inVain = collected - collectedBefore > MOST_OF_TIME * (now - since);
        windows = inVain ? windows + 1 : 0;
        begin(now, collected);
        return inVain;
    }

    /** The number of successive windows spent in vain. */
    int windows() {
        return windows;
    }
}
