package org.cogrid.client.internal.balance.map;

import java.time.Duration;

/**
 * Decides how many items of a map travel in one message, from the times that earlier ones have taken: so many that the
 * way of a message costs little beside its run, and so few that engines end together. Not thread-safe.
 */
final class ChunkSize {
    static final int MOST_ITEMS = 10_000;

    /** The most chunks that an engine should have ahead. */
    static final int MOST_AHEAD = 64;

    private static final long MOST_BYTES = 1 << 20;
    private static final double LEAST_NANOS = Duration.ofMillis(10).toNanos();
    private static final double MOST_NANOS = Duration.ofSeconds(1).toNanos();
    /** How many times longer than its way a chunk should run. */
    private static final double RUN_TO_WAY = 20;

    private static final int GROWTH = 4;
    /** How much a new measurement counts. */
    private static final double WEIGHT = 0.25;
    /** How much a measured way counts that is longer than before: a chunk may have waited for others at its engine. */
    private static final double LONGER_WAY_WEIGHT = 0.02;

    private final int fixed;

    private boolean knows;
    private double wayNanos;
    private double meanItemNanos;
    private double lastItemNanos;
    private double meanItemBytes;
    private double lastItemBytes;
    private int largest;

    private ChunkSize(int fixed) {
        this.fixed = fixed;
    }

    /** Makes a size that follows the times, beginning with 1. */
    static ChunkSize measured() {
        return new ChunkSize(0);
    }

    /** Makes a size that stays the same. */
    static ChunkSize of(int items) {
        return new ChunkSize(items);
    }

    /**
     * Learns from a chunk that has ended well.
     *
     * @param run how long its engine was at it
     * @param away how long it took from sending it until its end was here
     * @param bytes how many bytes it had there and back
     */
    void ended(int items, Duration run, Duration away, long bytes) {
        lastItemNanos = Math.max(1.0, run.toNanos()) / items;
        lastItemBytes = (double) bytes / items;
        double way = Math.max(0, away.minus(run).toNanos());
        if (knows) {
            meanItemNanos += WEIGHT * (lastItemNanos - meanItemNanos);
            meanItemBytes += WEIGHT * (lastItemBytes - meanItemBytes);
            wayNanos += (way < wayNanos ? 1 : LONGER_WAY_WEIGHT) * (way - wayNanos);
        } else {
            meanItemNanos = lastItemNanos;
            meanItemBytes = lastItemBytes;
            wayNanos = way;
            knows = true;
        }
        largest = Math.max(largest, items);
    }

    /**
     * Returns how many items the next chunk should have.
     *
     * @param left how many items are left, or -1 if that is not known
     */
    int next(int engines, long left) {
        if (fixed > 0) {
            return fixed;
        }
        if (!knows) {
            return 1;
        }
        double byTime = aimNanos() / itemNanos();
        double byBytes = MOST_BYTES / Math.max(1, Math.max(meanItemBytes, lastItemBytes));
        double byRest = left < 0 ? MOST_ITEMS : (double) left / (2 * Math.max(1, engines));
        double byGrowth = (double) GROWTH * largest;
        double size = Math.min(Math.min(byTime, byBytes), Math.min(byRest, byGrowth));
        return (int) Math.max(1, Math.min(MOST_ITEMS, size));
    }

    /** Returns how many chunks of so many items an engine should have to do so that it need not wait for the next. */
    int ahead(int items) {
        if (!knows) {
            return 2;
        }
        return (int) Math.max(2, Math.min(MOST_AHEAD, Math.ceil(aimNanos() / (itemNanos() * items))));
    }

    /** Returns how long taking the items of a chunk may take, so that those taken do not wait for others. */
    long fillNanos() {
        return (long) aimNanos();
    }

    private double aimNanos() {
        return Math.max(LEAST_NANOS, Math.min(MOST_NANOS, RUN_TO_WAY * wayNanos));
    }

    private double itemNanos() {
        return Math.max(meanItemNanos, lastItemNanos);
    }
}
