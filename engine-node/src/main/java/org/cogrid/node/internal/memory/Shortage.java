package org.cogrid.node.internal.memory;

import java.time.Duration;

/**
 * Decides whether an engine goes on when its grid member runs out of memory. It does not if this happens again and
 * again although the reserves were released. Not thread-safe; needs no heap.
 */
final class Shortage {
    /**
     * Within this time, a task that fills the heap has failed and a late garbage collection has ended, and a client has
     * removed a variable that fills it, also where many engines compute on few cores.
     */
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    /** Within this time, a client without an answer tries again. */
    private static final long CALM = Duration.ofSeconds(2).toNanos();

    private boolean lasts;
    private long since;
    private long latest;

    /** Notes an error since the last look; returns whether it is the first after a calm time. */
    boolean error(long now) {
        boolean isFirst = !lasts;
        if (isFirst) {
            lasts = true;
            since = now;
        }
        latest = now;
        return isFirst;
    }

    /** Notes a look without a further error. */
    void noError(long now) {
        lasts &= now - latest < CALM;
    }

    /** Notes that the reserves are held again. */
    void isOver() {
        lasts = false;
    }

    boolean isForGood(long now) {
        return lasts && now - since > PATIENCE;
    }
}
