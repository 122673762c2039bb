package org.cogrid.node.internal.memory;

import java.time.Duration;

/**
 * Decides whether an engine whose grid member runs out of memory goes on: not when that happens again and again although the reserves
 * have been given up. Not thread-safe; needs no heap.
 */
final class Shortage {
    /** A task that fills the heap and fails, or a collection that comes late, is over by then. */
    private static final long PATIENCE = Duration.ofSeconds(3).toNanos();

    /** A client that is not answered tries again within this time. */
    private static final long CALM = Duration.ofSeconds(2).toNanos();

    private boolean lasts;
    private long since;
    private long latest;

    /** An error more than at the last look; says whether it is the first after a calm time. */
    boolean error(long now) {
        boolean isFirst = !lasts;
        if (isFirst) {
            lasts = true;
            since = now;
        }
        latest = now;
        return isFirst;
    }

    /** No further error at this look. */
    void noError(long now) {
        lasts &= now - latest < CALM;
    }

    /** The reserves are held again. */
    void isOver() {
        lasts = false;
    }

    boolean isForGood(long now) {
        return lasts && now - since > PATIENCE;
    }
}
