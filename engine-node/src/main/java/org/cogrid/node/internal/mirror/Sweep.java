package org.cogrid.node.internal.mirror;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Goes round all values that can change unseen: through another reference to the object, such as a static field or a
 * thread. A round starts a second after the last one ended, and less often while nothing changes and no task runs.
 * Pure; used by one thread.
 */
final class Sweep {
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Set<String> ring = new LinkedHashSet<>();
    private int leftInRound;
    private long pauseNanos = SHORTEST_PAUSE_NANOS;
    private long nextRoundNanos;
    private boolean isLively;

    Sweep(long nowNanos) {
        this.nextRoundNanos = nowNanos + pauseNanos;
    }

    void watch(String name) {
        ring.add(name);
    }

    void unwatch(String name) {
        ring.remove(name);
    }

    /** Makes the next round start soon, because it may find changes. */
    void enliven(long nowNanos) {
        isLively = true;
        pauseNanos = SHORTEST_PAUSE_NANOS;
        nextRoundNanos = Math.min(nextRoundNanos, nowNanos + pauseNanos);
    }

    /** The next value to look at, or {@code null} until the next round. */
    @Nullable
    String next(long nowNanos) {
        if (leftInRound == 0 && (ring.isEmpty() || nowNanos < nextRoundNanos)) {
            return null;
        }
        if (leftInRound == 0) {
            leftInRound = ring.size();
        }
        String name = rotate();
        leftInRound = Math.min(leftInRound - 1, ring.size());
        if (leftInRound == 0) {
            endRound(nowNanos);
        }
        return name;
    }

    /** The time until {@link #next} has a value. */
    long waitNanos(long nowNanos) {
        if (ring.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return leftInRound > 0 ? 0 : Math.max(0, nextRoundNanos - nowNanos);
    }

    private @Nullable String rotate() {
        if (ring.isEmpty()) {
            return null;
        }
        String name = ring.iterator().next();
        ring.remove(name);
        ring.add(name);
        return name;
    }

    private void endRound(long nowNanos) {
        pauseNanos = isLively ? SHORTEST_PAUSE_NANOS : Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
        nextRoundNanos = nowNanos + pauseNanos;
        isLively = false;
    }
}
