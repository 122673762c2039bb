package org.cogrid.node.internal.mirror;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to an engine's grid map without waiting. Small copies are written together, each name has at most one write at
 * a time, and the bytes on their way are limited. Copies that are written together are in one partition of the grid, so
 * that a member that hangs delays only its own.
 *
 * <p>Confined to the engine's thread, except {@link #lateness}. Hazelcast's threads only report finished writes.
 */
final class Outbox {
    /** Copies up to this size are written together. */
    static final int SMALL_BYTES = 4 << 10;

    private static final int MOST_NAMES = 20_000;
    private static final int MOST_ONE_OF_HEAP = 16;
    private static final long MOST_BYTES =
            Math.min(128L << 20, Runtime.getRuntime().maxMemory() / MOST_ONE_OF_HEAP);
    private static final int MOST_TOGETHER = 5_000;

    private final CopyMap grid;
    private final MirrorClock clock;
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Map<String, Long> underWay = new HashMap<>();
    private final Map<Integer, Map<String, Object>> together = new HashMap<>();
    /** The time since which the grid lacks the write of each name; Hazelcast's threads remove names whose write has arrived. */
    private final Map<String, Long> lackingSince = new ConcurrentHashMap<>();

    private int countTogether;
    private long bytesUnderWay;

    Outbox(CopyMap grid, MirrorClock clock) {
        this.grid = grid;
        this.clock = clock;
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

    /** How long the grid has lacked the oldest unfinished write. Any thread may call this. */
    Duration lateness() {
        long now = clock.nanos();
        return Duration.ofNanos(lackingSince.values().stream()
                .mapToLong(since -> Math.max(0, now - since))
                .max()
                .orElse(0));
    }

    /** Writes a copy; a small one is written by the next {@link #send}. A large value may change again after this returns. */
    void set(String name, Object stored, long bytes) {
        begin(name, bytes);
        if (bytes > SMALL_BYTES) {
            start(List.of(name), () -> grid.map().setAsync(name, stored));
            return;
        }
        together.computeIfAbsent(grid.partitionOf(name), partition -> new HashMap<>())
                .put(name, stored);
        if (++countTogether >= MOST_TOGETHER) {
            send();
        }
    }

    void delete(String name) {
        begin(name, 0);
        start(List.of(name), () -> grid.map().deleteAsync(name));
    }

    /** Whether there are small copies to send. */
    boolean holdsBack() {
        return countTogether > 0;
    }

    /** Sends the small copies. */
    void send() {
        List<Map<String, Object>> parts = List.copyOf(together.values());
        together.clear();
        countTogether = 0;
        parts.forEach(copies -> start(copies.keySet(), () -> write(copies)));
    }

    private CompletionStage<?> write(Map<String, Object> copies) {
        if (copies.size() > 1) {
            return grid.map().setAllAsync(copies);
        }
        Map.Entry<String, Object> copy = copies.entrySet().iterator().next();
        return grid.map().setAsync(copy.getKey(), copy.getValue());
    }

    private void begin(String name, long bytes) {
        underWay.put(name, bytes);
        bytesUnderWay += bytes;
        lackingSince.putIfAbsent(name, clock.nanos());
    }

    private void start(Collection<String> names, Supplier<CompletionStage<?>> write) {
        try {
            write.get().whenComplete((nothing, failure) -> ended(names, failure));
        } catch (Throwable e) { // no memory to serialize a large value; a write must be reported as ended
            ended(names, e);
        }
    }

    private void ended(Collection<String> names, @Nullable Throwable failure) {
        if (failure == null) {
            names.forEach(lackingSince::remove);
        }
        done.add(new Done(names, failure));
    }

    /** The writes that have ended since the last call. */
    List<Done> takeDone() {
        List<Done> taken = new ArrayList<>();
        done.drainTo(taken);
        taken.forEach(this::settle);
        return taken;
    }

    /** Waits for the next write that ends; {@code null} when none does in that time. */
    @Nullable
    Done awaitDone(Duration patience) throws InterruptedException {
        if (underWay.size() == countTogether) {
            send(); // otherwise no write might ever end
        }
        Done next = done.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next != null) {
            settle(next);
        }
        return next;
    }

    /** Called after the grid map was emptied: it lacks nothing any more. */
    void cleared() {
        lackingSince.clear();
    }

    private void settle(Done write) {
        for (String name : write.names()) {
            Long bytes = underWay.remove(name);
            bytesUnderWay -= bytes == null ? 0 : bytes;
        }
    }
}
