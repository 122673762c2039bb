package org.cogrid.client.internal.balance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

    /** Returns the task to be sent next, of the groups that {@code open} is true for. */
    Optional<T> first(Predicate<Group> open) {
        T first = null;
        for (Map.Entry<Group, TreeSet<T>> group : groups.entrySet()) {
            T head = group.getValue().first();
            if ((first == null || order.compare(head, first) < 0) && open.test(group.getKey())) {
                first = head;
            }
        }
        return Optional.ofNullable(first);
    }

    /** Removes all tasks and passes each on. */
    void drain(Consumer<T> to) {
        for (Iterator<TreeSet<T>> all = groups.values().iterator(); all.hasNext(); ) {
            TreeSet<T> tasks = all.next();
            all.remove();
            tasks.forEach(to);
        }
    }
}
