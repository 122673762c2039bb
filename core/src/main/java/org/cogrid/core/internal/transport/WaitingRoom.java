package org.cogrid.core.internal.transport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections that have not proved yet that they hold the key. Each may wait for a while; when the room is full, the
 * one that has waited longest leaves for a new one. Thread-safe. It closes nothing itself: callers close what it returns.
 *
 * @param <C> a connection
 */
public final class WaitingRoom<C> {
    private final int most;
    private final Duration patience;
    private final Map<C, Long> since = new LinkedHashMap<>();

    /** A room for so many, each for so long. */
    public WaitingRoom(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
    }

    /** Lets a connection in. Returns the one that has to leave for it. */
    public synchronized Optional<C> enter(C connection, long nanoTime) {
        since.put(connection, nanoTime);
        if (since.size() <= most) {
            return Optional.empty();
        }
        Iterator<C> longest = since.keySet().iterator();
        C leaving = longest.next();
        longest.remove();
        return Optional.of(leaving);
    }

    /** Lets a connection go that has proved itself, or is closed. True if it was still there. */
    public synchronized boolean leave(C connection) {
        return since.remove(connection) != null;
    }

    /** Returns those that have waited for too long. They are no longer in the room. */
    public synchronized List<C> overdue(long nanoTime) {
        List<C> overdue = new ArrayList<>();
        Iterator<Map.Entry<C, Long>> all = since.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<C, Long> next = all.next();
            if (nanoTime - next.getValue() < patience.toNanos()) {
                break; // the others came later
            }
            overdue.add(next.getKey());
            all.remove();
        }
        return overdue;
    }

    /** How many wait. */
    public synchronized int size() {
        return since.size();
    }
}
