package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Knows how long tasks run and how long they are on their way, from those that have ended, and so how many tasks an engine
 * should have at a time. Long tasks get one, so that none waits behind another one while an engine is idle. For short
 * ones the next must be there before the answer to the last is. Not thread-safe.
 */
final class Pace {
    static final int MOST = 256;

    private static final int MOST_KINDS = 1_000;
    /** How much a new measurement counts. */
    private static final double WEIGHT = 0.25;
    /** A task is sent ahead when its way takes more than this share of its run. */
    private static final double SHARE = 0.05;

    private final Map<Object, Double> runNanos = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Double> eldest) {
            return size() > MOST_KINDS;
        }
    };

    private double wayNanos;

    /** Learns from a task that has run. */
    void ran(Object kind, Duration run) {
        double nanos = Math.max(1, run.toNanos());
        runNanos.merge(kind, nanos, (before, now) -> Math.max(now, smooth(before, now)));
    }

    /** Learns from a task that did not have to wait for another one, how long it was away besides its run. */
    void away(Duration away, Duration run) {
        double nanos = Math.max(0, away.minus(run).toNanos());
        wayNanos = wayNanos == 0 ? nanos : smooth(wayNanos, nanos);
    }

    private static double smooth(double before, double now) {
        return before + WEIGHT * (now - before);
    }

    /** Returns how many tasks of this kind an engine should have at most; 1 as long as none has run. */
    int depth(Object kind) {
        Double run = runNanos.get(kind);
        return run == null ? 1 : (int) Math.min(MOST, 1 + wayNanos / (SHARE * run));
    }
}
