package org.cogrid.client.internal.channel;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Hands items on one at a time in the order they were added, on whichever of the adding threads comes first. */
final class InTurn<T> {
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Consumer<T> handler;

    InTurn(Consumer<T> handler) {
        this.handler = handler;
    }

    /** Adds an item, in an order the caller's lock decides; {@link #drain} hands it on. */
    void add(T item) {
        waiting.add(item);
    }

    /** Hands on what waits, unless another thread is at it, who then hands on that too. Not under a lock. */
    void drain() {
        drain(item -> true);
    }

    /** The same up to an item that this thread may not handle; false when there is one, for another thread to go on. */
    boolean drain(Predicate<T> mayHandle) {
        // An item added while another thread was about to leave is seen by that thread's next look, or by ours.
        while (!waiting.isEmpty() && busy.compareAndSet(false, true)) {
            boolean all;
            try {
                all = handOn(mayHandle);
            } finally {
                busy.set(false);
            }
            if (!all) {
                return false;
            }
        }
        return true;
    }

    private boolean handOn(Predicate<T> mayHandle) {
        for (T next = waiting.peek(); next != null; next = waiting.peek()) {
            if (!mayHandle.test(next)) {
                return false;
            }
            waiting.remove();
            handler.accept(next);
        }
        return true;
    }
}
