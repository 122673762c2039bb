package org.cogrid.node.internal.namespace;

import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to an engine's grid map without waiting, one write a name at a time and not too many at once. Confined to the
 * engine's thread; Hazelcast's threads only add to the queue of what is done.
 */
final class Outbox {
    /** How many writes may be under way at once. */
    static final int MOST_WRITES = 256;

    private static final long MOST_BYTES = 128L << 20;

    private final IMap<String, Object> map;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Map<String, Long> underWay = new HashMap<>();
    private final LongAdder copiesSent = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder writesFailed = new LongAdder();
    private long bytesUnderWay;

    Outbox(IMap<String, Object> map) {
        this.map = map;
    }

    /** A write that has ended. */
    record Done(String name, @Nullable Throwable failure) {}

    /** Whether one more write may start. A single one may be of any size. */
    boolean hasRoom() {
        return underWay.size() < MOST_WRITES && bytesUnderWay < MOST_BYTES;
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    int underWay() {
        return underWay.size();
    }

    /** How many copies were sent so far. Any thread may ask, as for the other counts. */
    long copies() {
        return copiesSent.sum();
    }

    long bytes() {
        return bytesSent.sum();
    }

    void failed() {
        writesFailed.increment();
    }

    long failures() {
        return writesFailed.sum();
    }

    /** Starts writing; Hazelcast has the bytes when this returns, so the value may change again. */
    void set(String name, Object stored, long bytes) {
        underWay.put(name, bytes);
        bytesUnderWay += bytes;
        copiesSent.increment();
        bytesSent.add(bytes);
        start(name, () -> map.setAsync(name, stored));
    }

    void delete(String name) {
        underWay.put(name, 0L);
        start(name, () -> map.deleteAsync(name));
    }

    private void start(String name, Supplier<CompletionStage<?>> write) {
        try {
            write.get().whenComplete((nothing, failure) -> done.add(new Done(name, failure)));
        } catch (RuntimeException e) {
            done.add(new Done(name, e));
        }
    }

    /** The writes that have ended since the last call. */
    List<Done> takeDone() {
        List<Done> taken = new ArrayList<>();
        done.drainTo(taken);
        taken.forEach(this::settle);
        return taken;
    }

    /** The next write that ends, or {@code null} when none does in that time. */
    @Nullable
    Done awaitDone(Duration patience) throws InterruptedException {
        Done next = done.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) {
            settle(next);
        }
        return next;
    }

    private void settle(Done write) {
        Long bytes = underWay.remove(write.name());
        bytesUnderWay -= bytes == null ? 0 : bytes;
    }
}
