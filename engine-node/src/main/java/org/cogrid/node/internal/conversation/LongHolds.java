package org.cogrid.node.internal.conversation;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * How long exchanges may wait for events. Each keeps one of the member's few threads for exchanges meanwhile, so only so many may wait
 * long: the others go home soon and come again, and between them there is always a thread for whoever brings a task. Thread-safe.
 */
public final class LongHolds {
    /** Short enough to let all others have their turn, long enough not to keep the engine busy with nothing. */
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Semaphore free;

    /** Leaves a quarter of the threads to those that do not wait long. */
    public LongHolds(int threads) {
        this.free = new Semaphore(Math.max(1, threads * 3 / 4));
    }

    /** What waits for at most this long. */
    public interface Waiting<T> {
        T await(Duration hold) throws InterruptedException;
    }

    /** Lets an exchange wait for as long as it wants, or a moment. */
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
