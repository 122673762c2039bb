package org.cogrid.node.internal.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * Counts the bytes that an engine holds for its clients until they fetch them (results, output, published data), and
 * decides which client's tasks may start. A client for which much is held must fetch before its next task starts. A
 * share of the limit stays free for the other clients, so that clients that don't fetch hold up nobody else.
 * Thread-safe.
 */
public final class Holdings {
    /**
     * The limits on what may be held, in bytes.
     *
     * @param client for one client; above it no further task of the client starts
     * @param all for all clients together; above it only tasks of clients for which little is held start
     * @param nothing for all clients together; below it the engine holds next to nothing, and a result of any size is
     *     kept
     * @param most for all clients together; above it no result larger than {@link #SMALL} is kept
     */
    public record Limits(long client, long all, long nothing, long most) {
        /** The limits for an engine with {@code heap} bytes of heap. */
        public static Limits of(long clientBytes, long heap) {
            long all = heap / 4;
            return new Limits(Math.min(clientBytes, all), all - all / 4, all / 16, heap / 8 * 3);
        }
    }

    /** A result of up to this size is always kept, and tasks of a client for which less is held may always start. */
    static final long SMALL = 64 << 10;

    /**
     * The fraction of the free bytes that a client may hold and still start tasks, so that some bytes are left for any
     * number of others.
     */
    private static final int LITTLE_OF_LEFT = 4;

    private static final BiFunction<UUID, AtomicLong, AtomicLong> UNLESS_ZERO =
            (client, held) -> held.get() <= 0 ? null : held;

    private final Limits limits;
    private final AtomicLong all = new AtomicLong();
    private final Map<UUID, AtomicLong> clients = new ConcurrentHashMap<>();
    /** Runs when a client may have got room. */
    private volatile Runnable freed = () -> {};

    public Holdings(Limits limits) {
        this.limits = limits;
    }

    /** Sets the action to run each time something was fetched or dropped. */
    public void onFreed(Runnable action) {
        this.freed = action;
    }

    /** Notes that the engine holds {@code bytes} more for a client, or less if negative. */
    public void add(UUID client, long bytes) {
        if (bytes < 0) {
            take(client, bytes);
            freed.run();
        } else if (bytes > 0) {
            clients.compute(client, (id, held) -> {
                AtomicLong counter = held == null ? new AtomicLong() : held;
                counter.addAndGet(bytes);
                return counter;
            });
            all.addAndGet(bytes);
        }
    }

    /** Takes no memory, for want of which a client would seem to hold something for ever. */
    private void take(UUID client, long bytes) {
        all.addAndGet(bytes);
        AtomicLong counter = clients.get(client);
        if (counter != null && counter.addAndGet(bytes) <= 0) {
            clients.computeIfPresent(client, UNLESS_ZERO);
        }
    }

    /** The bytes held for a client. */
    long of(UUID client) {
        AtomicLong held = clients.get(client);
        return held == null ? 0 : held.get();
    }

    /** The bytes held for each client for which anything is held. */
    public Map<UUID, Long> byClient() {
        Map<UUID, Long> held = new HashMap<>();
        clients.forEach((client, bytes) -> held.put(client, bytes.get()));
        return held;
    }

    /** Whether a task of that client may start. */
    public boolean mayStart(UUID client) {
        long held = of(client);
        return held < limits.client() && (all.get() < limits.all() || held < little());
    }

    private long little() {
        return Math.max(SMALL, (limits.most() - all.get()) / LITTLE_OF_LEFT);
    }

    /** Whether a result of that size can be kept for its client. If next to nothing else is kept, any size can. */
    public boolean mayKeep(long bytes) {
        return bytes <= SMALL || all.get() + bytes <= limits.most() || all.get() < limits.nothing();
    }

    /** Whether so much is held for a client that the output of its tasks is cut. */
    boolean isFull(UUID client) {
        return !mayStart(client);
    }

    /** Whether a client that was {@linkplain #isFull full} has fetched so much that it will not be full again at once. */
    boolean hasRoomAgain(UUID client) {
        return 2 * of(client) < Math.min(limits.client(), little());
    }

    /** The bytes held for all clients together. */
    public long all() {
        return all.get();
    }
}
