package org.cogrid.node.internal.code.use;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Remembers since when things have had no owner. A thing that has an owner in between starts anew. Confined to one thread. */
public final class UnownedSince<T> {
    private final long graceNanos;
    private final Map<T, Long> since = new HashMap<>();

    public UnownedSince(Duration grace) {
        graceNanos = grace.toNanos();
    }

    /** The things in {@code idle} that have been idle at every look for the grace period. */
    public Set<T> due(Set<T> idle, long nowNanos) {
        since.keySet().retainAll(idle);
        Set<T> due = new HashSet<>();
        for (T each : idle) {
            Long first = since.putIfAbsent(each, nowNanos);
            if (first != null && nowNanos - first >= graceNanos) {
                due.add(each);
            }
        }
        return due;
    }
}
