package org.cogrid.node.internal.run;

import java.util.concurrent.TimeUnit;

/**
 * The time that a stopped thread has for its {@code finally} blocks. It ends soon for code that goes on looping, and
 * later for code that makes little progress, as on a busy machine. Used by that thread only.
 */
final class Cleanup {
    private static final long SHORT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MANY_POLLS = 10_000;

    private final long sinceNanos;
    private int polls;

    Cleanup(long nowNanos) {
        sinceNanos = nowNanos;
    }

    boolean isOver(long nowNanos) {
        polls++;
        long elapsed = nowNanos - sinceNanos;
        return elapsed > LONG_NANOS || (elapsed > SHORT_NANOS && polls > MANY_POLLS);
    }
}
