package org.cogrid.node.internal.namespace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cogrid.core.CogridException;

/** Lets one thread at a time through for each name; one that waits can be interrupted. Thread-safe. */
final class NameTurns {
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /** Of a name that somebody has or waits for. */
    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int users; // changed by the map's atomic operations only

        Turn changed(int by) {
            users += by;
            return this;
        }
    }

    /** Waits for the turn of this name, which the thread may have already. It must be given back as often as it was taken. */
    void take(String name) {
        ReentrantLock lock = turns.compute(name, (same, turn) -> (turn == null ? new Turn() : turn).changed(1)).lock;
        if (lock.tryLock()) {
            return;
        }
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            leave(name);
            throw new CogridException(
                    "this thread was interrupted while it waited to change '" + name
                            + "', which another thread is changing by a function",
                    e);
        }
    }

    void giveBack(String name) {
        Turn turn = turns.get(name);
        if (turn != null) {
            turn.lock.unlock();
        }
        leave(name);
    }

    private void leave(String name) {
        turns.computeIfPresent(name, (same, turn) -> turn.changed(-1).users == 0 ? null : turn);
    }
}
