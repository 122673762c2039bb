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

    /** A value was looked at and had not changed. */
    void checked(long nanos) {
        checks.increment();
        checkingNanos.add(nanos);
    }

    /** A value was looked at and had changed. */
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

    /** A copy did not arrive, as far as is known. */
    void failed() {
        failures.increment();
    }

    /** These counts, with what flushing did told apart. */
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
