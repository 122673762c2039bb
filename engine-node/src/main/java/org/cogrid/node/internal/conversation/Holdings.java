package org.cogrid.node.internal.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/**
 * Counts what an engine holds for its clients until they fetch it (results, output, published data), and says who may go on.
 * A client that holds much is not given more; a share of all stays free for those that hold little, so that clients that
 * don't fetch hold up nobody else. Thread-safe.
 */
public final class Holdings {
    /**
     * How much may be held.
     *
     * @param client for one client, before no further task of its starts
     * @param all for all clients together, before only those that hold little go on
     * @param nothing for all clients together, while that is next to nothing
     * @param most for all clients together: a larger result than {@link #SMALL} is not kept beyond it
     */
    public record Limits(long client, long all, long nothing, long most) {
        /** The limits for an engine with that heap. */
        public static Limits of(long clientBytes, long heap) {
            long all = heap / 4;
            return new Limits(Math.min(clientBytes, all), all - all / 4, all / 16, heap / 8 * 3);
        }
    }

    /** A result of this size is always kept, and a client that holds less always goes on. */
    static final long SMALL = 64 << 10;

    /** What a client may hold and go on all the same is this part of what is left, so that something is left for others, however many. */
    private static final int LITTLE_OF_LEFT = 4;

    private final Limits limits;
    private final AtomicLong all = new AtomicLong();
    private final Map<UUID, AtomicLong> clients = new ConcurrentHashMap<>();
    /** What is done when somebody may have got room. */
    private volatile Runnable freed = () -> {};

    public Holdings(Limits limits) {
        this.limits = limits;
    }

    /** Sets what is done each time something was fetched or dropped. */
    public void onFreed(Runnable action) {
        this.freed = action;
    }

    /** Notes that an engine holds that much more for a client, or less. */
    public void add(UUID client, long bytes) {
        all.addAndGet(bytes);
        clients.compute(client, changedBy(bytes));
        if (bytes < 0) {
            freed.run();
        }
    }

    private static BiFunction<UUID, AtomicLong, AtomicLong> changedBy(long bytes) {
        return (client, held) -> {
            AtomicLong counter = held == null ? new AtomicLong() : held;
            return counter.addAndGet(bytes) <= 0 ? null : counter;
        };
    }

    /** How much is held for a client. */
    long of(UUID client) {
        AtomicLong held = clients.get(client);
        return held == null ? 0 : held.get();
    }

    /** How much is held for each client for which something is. */
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

    /** Whether a result of that size can be kept for its client: where next to nothing else is kept, of any size. */
    public boolean mayKeep(long bytes) {
        return bytes <= SMALL || all.get() + bytes <= limits.most() || all.get() < limits.nothing();
    }

    /** Whether a client holds so much that output of its tasks is cut. */
    boolean isFull(UUID client) {
        return !mayStart(client);
    }

    /** Whether a client that was {@linkplain #isFull full} has fetched so much that it will not be full again at once. */
    boolean hasRoomAgain(UUID client) {
        return 2 * of(client) < Math.min(limits.client(), little());
    }

    /** How much is held for all clients together. */
    public long all() {
        return all.get();
    }
}
