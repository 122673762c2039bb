package org.cogrid.client.internal.balance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/** When tasks have to have begun, and when engines are to be asked again that have declined them. Not thread-safe. */
final class StartLimits {
    private static final Comparator<Queued> ORDER =
            Comparator.comparingLong(Queued::startBeforeNanos).thenComparingLong(Queued::number);

    private final TreeSet<Queued> limits = new TreeSet<>(ORDER);
    private final TreeMap<Long, List<Queued>> again = new TreeMap<>();

    void add(Queued task) {
        if (task.hasStartLimit()) {
            limits.add(task);
        }
    }

    /** Notes that engines are to be asked again at that time. */
    void askAgain(Queued task, long nanos) {
        again.computeIfAbsent(nanos, time -> new ArrayList<>()).add(task);
    }

    void forget(Queued task) {
        limits.remove(task);
        forgetAgain(task);
    }

    /** Forgets that engines are to be asked again; true if they were. */
    boolean forgetAgain(Queued task) {
        boolean there = false;
        for (List<Queued> tasks : again.values()) {
            there |= tasks.remove(task);
        }
        again.values().removeIf(List::isEmpty);
        return there;
    }

    /** Returns when something is due next. */
    OptionalLong nextNanos() {
        long next = Math.min(
                limits.isEmpty() ? Long.MAX_VALUE : limits.first().startBeforeNanos(),
                again.isEmpty() ? Long.MAX_VALUE : again.firstKey());
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }

    /** Removes the tasks that must have begun by now. */
    List<Queued> due(long nowNanos) {
        List<Queued> due = new ArrayList<>();
        while (!limits.isEmpty() && limits.first().startBeforeNanos() - nowNanos <= 0) {
            due.add(limits.pollFirst());
        }
        return due;
    }

    /** Removes the tasks for which engines are to be asked again now. */
    List<Queued> dueAgain(long nowNanos) {
        List<Queued> due = new ArrayList<>();
        while (!again.isEmpty() && again.firstKey() - nowNanos <= 0) {
            due.addAll(again.pollFirstEntry().getValue());
        }
        return due;
    }
}
