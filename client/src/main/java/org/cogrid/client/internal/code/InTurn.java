package org.cogrid.client.internal.code;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Keys of which each is taken by one thread at a time; who needs others does not wait. Thread-safe. */
final class InTurn<K> {
    private final Set<K> taken = new HashSet<>(); // guarded by this

    /** Takes all of them once none is taken. */
    synchronized void take(Set<K> keys) throws InterruptedException {
        while (!takeNow(keys)) {
            wait();
        }
    }

    /** Takes all of them, unless any is taken. */
    synchronized boolean takeNow(Set<K> keys) {
        return Collections.disjoint(taken, keys) && (keys.isEmpty() || taken.addAll(keys));
    }

    /** Takes and gives those of them that are not taken. */
    synchronized Set<K> takeFree(Set<K> keys) {
        Set<K> free = new HashSet<>(keys);
        free.removeAll(taken);
        taken.addAll(free);
        return free;
    }

    synchronized void release(Set<K> keys) {
        taken.removeAll(keys);
        notifyAll();
    }
}
