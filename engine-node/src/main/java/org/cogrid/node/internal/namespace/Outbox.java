package org.cogrid.node.internal.namespace;

import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to an engine's grid map without waiting: small copies together, one write a name at a time, and not too much at
 * once. Confined to the engine's thread; Hazelcast's threads only add to the queue of what is done.
 */
final class Outbox {
    private static final int MOST_NAMES = 20_000;
    private static final long MOST_BYTES = 128L << 20;
    /** Copies up to this size are written together. */
    static final int SMALL_BYTES = 4 << 10;

    private static final int MOST_TOGETHER = 1_000;

    private final IMap<String, Object> map;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Map<String, Long> underWay = new HashMap<>();
    private Map<String, Object> together = new HashMap<>();
    private long bytesUnderWay;

    Outbox(IMap<String, Object> map) {
        this.map = map;
    }

    /** A write that has ended. */
    record Done(Collection<String> names, @Nullable Throwable failure) {}

    /** Whether one more write may start. A single one may be of any size. */
    boolean hasRoom() {
        return underWay.size() < MOST_NAMES && bytesUnderWay < MOST_BYTES;
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** Writes this copy, a small one with the next {@link #send}; a large value may change again when this returns. */
    void set(String name, Object stored, long bytes) {
        underWay.put(name, bytes);
        bytesUnderWay += bytes;
        if (bytes > SMALL_BYTES) {
            start(List.of(name), () -> map.setAsync(name, stored));
            return;
        }
        together.put(name, stored);
        if (together.size() >= MOST_TOGETHER) {
            send();
        }
    }

    void delete(String name) {
        underWay.put(name, 0L);
        start(List.of(name), () -> map.deleteAsync(name));
    }

    /** Lets the small copies go. */
    void send() {
        if (!together.isEmpty()) {
            Map<String, Object> copies = together;
            together = new HashMap<>();
            start(copies.keySet(), () -> map.setAllAsync(copies));
        }
    }

    private void start(Collection<String> names, Supplier<CompletionStage<?>> write) {
        try {
            write.get().whenComplete((nothing, failure) -> done.add(new Done(names, failure)));
        } catch (Throwable e) { // serializing a large value may find no memory; a write that is not told as ended never
            // ends
            done.add(new Done(names, e));
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
        send();
        Done next = done.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) {
            settle(next);
        }
        return next;
    }

    private void settle(Done write) {
        for (String name : write.names()) {
            Long bytes = underWay.remove(name);
            bytesUnderWay -= bytes == null ? 0 : bytes;
        }
    }
}
