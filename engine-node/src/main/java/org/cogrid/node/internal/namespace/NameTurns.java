package org.cogrid.node.internal.namespace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.cogrid.core.CogridException;

/** A lock for each name, whose waiting threads can be interrupted. Thread-safe. */
final class NameTurns {
    private final Map<String, Turn> turns = new ConcurrentHashMap<>();

    /** The lock of a name that a thread holds or waits for. */
    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int users; // changed by the map's atomic operations only

        Turn changed(int by) {
            users += by;
            return this;
        }
    }

    /** Takes the lock of this name, which the thread may hold already. It must be released as often as it was taken. */
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
