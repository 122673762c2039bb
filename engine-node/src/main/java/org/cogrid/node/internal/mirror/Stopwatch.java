package org.cogrid.node.internal.mirror;

/**
 * Measures the cost of work: its processor time, and its waiting time up to the expected amount. Further waiting is
 * caused by the machine (garbage collection, a stopped process, a busy processor) and no reason to do less.
 */
record Stopwatch(MirrorClock clock, long startNanos, long startProcessorNanos) {
    static Stopwatch start(MirrorClock clock) {
        return new Stopwatch(clock, clock.nanos(), clock.processorNanos());
    }

    /** The cost of the work since the start. */
    long nanos(long expectedNanos) {
        long elapsed = clock.nanos() - startNanos;
        return Math.max(clock.processorNanos() - startProcessorNanos, Math.min(elapsed, expectedNanos));
    }
}
