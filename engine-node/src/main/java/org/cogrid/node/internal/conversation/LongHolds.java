package org.cogrid.node.internal.conversation;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Decides how long exchanges may wait for events. Each waiting exchange occupies one of the member's few threads for
 * exchanges, so only some may wait long. The others are answered soon and sent again; in between there is always a
 * thread for an exchange that brings a task. Thread-safe.
 */
public final class LongHolds {
    /** Short enough to let all others have their turn, long enough not to keep the engine busy for nothing. */
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Semaphore free;

    /** Leaves a quarter of {@code threads} to exchanges that do not wait long. */
    public LongHolds(int threads) {
        this.free = new Semaphore(Math.max(1, threads * 3 / 4));
    }

    /** A wait of at most {@code longest}. */
    public interface Waiting<T> {
        T await(Duration hold) throws InterruptedException;
    }

    /** Lets an exchange wait for as long as it asks, or only a moment. */
    public <T> T hold(Duration wanted, Waiting<T> waiting) throws InterruptedException {
        if (wanted.compareTo(SHORT) <= 0) {
            return waiting.await(wanted);
        }
        if (!free.tryAcquire()) {
            return waiting.await(SHORT);
        }
        try {
            return waiting.await(wanted);
        } finally {
            free.release();
        }
    }
}
