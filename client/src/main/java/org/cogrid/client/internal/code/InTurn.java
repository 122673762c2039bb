package org.cogrid.client.internal.code;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Keys that one thread at a time may hold. Threads that need different keys do not wait for each other. Thread-safe.
 */
final class InTurn<K> {
    private final Set<K> taken = new HashSet<>(); // guarded by this

    /** Waits until none of the keys is held, and takes them all. */
    synchronized void take(Set<K> keys) throws InterruptedException {
        while (!takeNow(keys)) {
            wait();
        }
    }

    /** Takes all of the keys, or none if any is held. */
    synchronized boolean takeNow(Set<K> keys) {
        return Collections.disjoint(taken, keys) && (keys.isEmpty() || taken.addAll(keys));
    }

    /** Takes those of the keys that are not held, and returns them. */
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
