package org.cogrid.client.internal.balance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that may be sent, in groups of those that may go to the same engines and take about the same time. So a
 * task that has no engine now does not hold up others. Not thread-safe.
 */
final class ReadyTasks<T extends ReadyTasks.Task> {
    /** A task in the queue. */
    interface Task {
        long number();

        int priority();

        Group group();
    }

    /**
     * What tasks of a group have in common.
     *
     * @param only the engines that they may use, or {@code null} for all
     * @param except engines that they must not use all the same
     * @param pace what they have in common of their length
     */
    record Group(@Nullable Set<Integer> only, Set<Integer> except, Object pace) {
        boolean mayUse(int engine) {
            return (only == null || only.contains(engine)) && !except.contains(engine);
        }
    }

    private final Map<Group, TreeSet<T>> groups = new HashMap<>();

    private final Comparator<T> order =
            Comparator.comparingInt((T task) -> -task.priority()).thenComparingLong(Task::number);

    void add(T task) {
        groups.computeIfAbsent(task.group(), group -> new TreeSet<>(order)).add(task);
    }

    /** Removes a task; true if it was there. */
    boolean remove(T task) {
        TreeSet<T> tasks = groups.get(task.group());
        boolean removed = tasks != null && tasks.remove(task);
        if (tasks != null && tasks.isEmpty()) {
            groups.remove(task.group());
        }
        return removed;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /**
     * A task, and where it may go.
     *
     * @param <P> a place
     */
    record Placed<T, P>(T task, P place) {}

    /** Returns the task to be sent next among the first ones of the groups, if there is a place for one of them. */
    <P> Optional<Placed<T, P>> first(Function<T, Optional<P>> placeOf) {
        Placed<T, P> first = null;
        for (TreeSet<T> group : groups.values()) {
            T head = group.first();
            if (first == null || order.compare(head, first.task()) < 0) {
                Optional<P> place = placeOf.apply(head);
                if (place.isPresent()) {
                    first = new Placed<>(head, place.get());
                }
            }
        }
        return Optional.ofNullable(first);
    }
}
