package org.cogrid.node.internal.mirror;

/**
 * Measures what work takes: its processor time, and time spent waiting only as far as that was to be expected. The rest is the
 * machine's doing (garbage is collected, the process is stopped, others have the processor), and no reason to do less.
 */
record Stopwatch(MirrorClock clock, long startNanos, long startProcessorNanos) {
    static Stopwatch start(MirrorClock clock) {
        return new Stopwatch(clock, clock.nanos(), clock.processorNanos());
    }

    /** What the work since the start has taken. */
    long nanos(long expectedNanos) {
        long elapsed = clock.nanos() - startNanos;
        return Math.max(clock.processorNanos() - startProcessorNanos, Math.min(elapsed, expectedNanos));
    }
}
