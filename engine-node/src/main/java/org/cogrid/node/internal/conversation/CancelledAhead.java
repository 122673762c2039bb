package org.cogrid.node.internal.conversation;

import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The tasks that were cancelled before they arrived. Not thread-safe; the conversation's lock guards it. */
final class CancelledAhead {
    private final NavigableSet<Long> single = new TreeSet<>();
    /** All tasks below that have not arrived are cancelled. */
    private long below;

    void add(long number) {
        single.add(number);
    }

    /** Adds all tasks from {@code next} on that are below a number; returns how many of them were not cancelled before. */
    int addBelow(long next, long number) {
        long from = Math.max(next, below);
        if (from >= number) {
            return 0;
        }
        Set<Long> known = single.subSet(from, number);
        long count = number - from - known.size();
        known.clear();
        below = number;
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** Whether a task that has not arrived is cancelled. */
    boolean has(long number) {
        return number < below || single.contains(number);
    }

    /** Forgets a task that has arrived. */
    void arrived(long number) {
        single.remove(number);
    }
}
