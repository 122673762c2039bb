package org.cogrid.node.internal.namespace;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides which value to look at next: those that tasks used, first come first served, and between them one at a time those
 * of the {@link Sweep}, as far as the {@link Budget} goes. Pure, one thread.
 */
final class Planner {
    private static final int SWEEP_STEPS = 64;

    private final ToLongFunction<String> costNanos;
    private final Budget budget;
    private final Sweep sweep;
    private final Set<String> small = new LinkedHashSet<>();
    private final Set<String> large = new LinkedHashSet<>();
    private @Nullable String swept;
    /** Whether the value last chosen was expected to cost little. */
    private boolean isSmall;

    /**
     * A planner that starts with nothing to do and nothing to spend.
     *
     * @param costNanos what it is expected to cost to look at a value
     */
    Planner(long nowNanos, ToLongFunction<String> costNanos) {
        this.costNanos = costNanos;
        this.budget = new Budget(nowNanos);
        this.sweep = new Sweep(nowNanos);
    }

    /** A task has ended, or a value has changed: the sweep may well find more. */
    void enliven(long nowNanos) {
        sweep.enliven(nowNanos);
    }

    /** This value is to be looked at. */
    void add(String name) {
        if (name.equals(swept)) {
            swept = null;
        }
        if (!isWaiting(name)) {
            (Budget.isLongWork(costNanos.applyAsLong(name)) ? large : small).add(name);
        }
    }

    /** Whether this value is still to be looked at because of a task, not only by the sweep. */
    boolean isDue(String name) {
        return isWaiting(name) && !name.equals(swept);
    }

    /** This value can change unseen. */
    void watch(String name) {
        sweep.watch(name);
    }

    /** This value can't change unseen. */
    void unwatch(String name) {
        sweep.unwatch(name);
    }

    /** This value has just been looked at. */
    void done(String name) {
        small.remove(name);
        large.remove(name);
    }

    void forget(String name) {
        done(name);
        sweep.unwatch(name);
    }

    /** The value to look at now, or {@code null} when there is none or the budget does not allow it yet. */
    @Nullable
    String next(long nowNanos) {
        budget.advance(nowNanos);
        addSwept(nowNanos);
        String name = affordable(small);
        isSmall = name != null;
        return isSmall ? name : affordable(large);
    }

    /** Looking at the value last chosen did cost this much. */
    void spent(long actualNanos) {
        if (isSmall) {
            budget.spendAsSmall(actualNanos);
        } else {
            budget.spend(actualNanos);
        }
    }

    /** Sending copies of small values did cost this much. */
    void spentOnSending(long actualNanos) {
        budget.spendAsSmall(actualNanos);
    }

    /** Whether the budget has this much left right now. */
    boolean affords(long nanos) {
        return budget.waitNanos(nanos) == 0;
    }

    /** How long until {@link #next} may have something. */
    long waitNanos(long nowNanos) {
        budget.advance(nowNanos);
        long lanes = Math.min(waitNanos(small), waitNanos(large));
        return isSweptWaiting() ? lanes : Math.min(lanes, sweep.waitNanos(nowNanos));
    }

    private long waitNanos(Set<String> lane) {
        return lane.isEmpty()
                ? Long.MAX_VALUE
                : budget.waitNanos(costNanos.applyAsLong(lane.iterator().next()));
    }

    /** At most one of the sweep waits among the others, so it neither holds them up nor starves. */
    private void addSwept(long nowNanos) {
        for (int step = 0; step < SWEEP_STEPS && !isSweptWaiting(); step++) {
            String name = sweep.next(nowNanos);
            if (name == null) {
                return;
            }
            if (!isWaiting(name)) {
                add(name);
                swept = name;
            }
        }
    }

    private boolean isSweptWaiting() {
        return swept != null && isWaiting(swept);
    }

    private boolean isWaiting(String name) {
        return small.contains(name) || large.contains(name);
    }

    private @Nullable String affordable(Set<String> lane) {
        if (lane.isEmpty()) {
            return null;
        }
        String name = lane.iterator().next();
        long cost = costNanos.applyAsLong(name);
        if (lane == small && Budget.isLongWork(cost)) {
            lane.remove(name);
            large.add(name);
            return affordable(small);
        }
        if (budget.waitNanos(cost) > 0) {
            return null;
        }
        lane.remove(name);
        return name;
    }
}
