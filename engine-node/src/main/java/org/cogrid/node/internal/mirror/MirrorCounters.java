package org.cogrid.node.internal.mirror;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts for {@link MirrorStatistics}; written by the engine's thread, read by any. */
final class MirrorCounters {
    private final LongAdder checkingNanos = new LongAdder();
    private final LongAdder encodingNanos = new LongAdder();
    private final LongAdder sendingNanos = new LongAdder();
    private final LongAdder checks = new LongAdder();
    private final LongAdder copies = new LongAdder();
    private final LongAdder copiedBytes = new LongAdder();
    private final LongAdder failures = new LongAdder();

    /** Counts a look at a value that had not changed. */
    void checked(long nanos) {
        checks.increment();
        checkingNanos.add(nanos);
    }

    /** Counts a look at a value that had changed. */
    void encoded(long nanos) {
        checks.increment();
        encodingNanos.add(nanos);
    }

    void sent(long nanos) {
        sendingNanos.add(nanos);
    }

    void copied(long bytes) {
        copies.increment();
        copiedBytes.add(bytes);
    }

    /** Counts a copy that may not have arrived. */
    void failed() {
        failures.increment();
    }

    /** Makes statistics of these counts, with those of flushing apart. */
    MirrorStatistics read(Duration elapsed, MirrorCounters flushing) {
        return new MirrorStatistics(
                elapsed,
                Duration.ofNanos(checkingNanos.sum()),
                Duration.ofNanos(encodingNanos.sum()),
                Duration.ofNanos(sendingNanos.sum()),
                flushing.spent(),
                checks.sum() + flushing.checks.sum(),
                copies.sum(),
                copiedBytes.sum(),
                failures.sum());
    }

    private Duration spent() {
        return Duration.ofNanos(checkingNanos.sum() + encodingNanos.sum() + sendingNanos.sum());
    }
}
