package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** What the balancer knows of an unfinished task. Confined to the balancer's thread. */
final class Queued implements ReadyTasks.Task {
    private final BalancedTask task;
    private final Object pace;
    private final @Nullable Set<Integer> only;
    /** By {@code System.nanoTime()}. */
    private final long startBeforeNanos;

    private boolean hasStartLimit;
    private int dependenciesLeft;
    /** The engine that it must follow, or -1. */
    private int follows = -1;

    private boolean late;
    private int retriesLeft;
    private final Set<Integer> tried = new HashSet<>();
    private final Set<Integer> lostWith = new LinkedHashSet<>();
    private Set<Integer> declined = Set.of();
    private ReadyTasks.Group group;

    Queued(BalancedTask task, long nowNanos) {
        this.task = task;
        this.pace = task.work().pace();
        this.only = task.how().only();
        this.dependenciesLeft = task.how().dependencies().size();
        this.retriesLeft = task.how().retries();
        Duration limit = task.how().startTimeout();
        this.hasStartLimit = limit != null;
        this.startBeforeNanos = limit == null ? 0 : nowNanos + limit.toNanos();
        this.group = new ReadyTasks.Group(only, declined, pace);
    }

    BalancedTask task() {
        return task;
    }

    boolean hasStartLimit() {
        return hasStartLimit;
    }

    long startBeforeNanos() {
        return startBeforeNanos;
    }

    /** Notes that a dependency is met; true if it was the last one. */
    boolean met(int engineToFollow) {
        if (engineToFollow >= 0) {
            follows = engineToFollow;
            regroup();
        }
        return --dependenciesLeft == 0;
    }

    boolean waits() {
        return dependenciesLeft > 0;
    }

    Object pace() {
        return pace;
    }

    int follows() {
        return follows;
    }

    Set<Integer> tried() {
        return tried;
    }

    /** Returns the engines that were lost with it, in that order. */
    Set<Integer> lostWith() {
        return lostWith;
    }

    Set<Integer> declined() {
        return declined;
    }

    /** Notes that an engine may not have it. */
    void declined(int engine) {
        Set<Integer> more = new HashSet<>(declined);
        more.add(engine);
        declines(more);
    }

    /** Has an engine asked again, as it has come anew. */
    void forgetDeclined(int engine) {
        Set<Integer> fewer = new HashSet<>(declined);
        fewer.remove(engine);
        declines(fewer);
    }

    /** Has all engines asked again. */
    void forgetDeclined() {
        declines(Set.of());
    }

    private void declines(Set<Integer> engines) {
        declined = Set.copyOf(engines);
        regroup();
    }

    private void regroup() {
        group = new ReadyTasks.Group(follows >= 0 ? Set.of(follows) : only, declined, pace);
    }

    /** Notes that its start timeout has passed while it was at an engine. */
    void late() {
        late = true;
    }

    /** Returns what it fails with if it has not begun within its start timeout. */
    TaskTimeoutException lateness() {
        Duration limit = task.how().startTimeout();
        return new TaskTimeoutException(task.name() + " had not begun within "
                + Amounts.time(limit == null ? Duration.ZERO : limit) + ", its start timeout, and never runs");
    }

    boolean wasLate() {
        return late;
    }

    /** Notes that it is tried again, after it has failed at that engine. */
    void retried(int engine) {
        retriesLeft--;
        hasStartLimit = false; // it has begun in time
        late = false;
        tried.add(engine);
    }

    int retriesLeft() {
        return retriesLeft;
    }

    @Override
    public long number() {
        return task.taskId();
    }

    @Override
    public int priority() {
        return task.how().priority();
    }

    @Override
    public ReadyTasks.Group group() {
        return group;
    }
}
