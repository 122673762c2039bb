package org.cogrid.node.internal.mirror;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decides which value to look at next: values that tasks used, with a few of the {@link Sweep} in between. The {@link
 * Lineup} orders them and the {@link Budget} limits them. Pure; used by one thread.
 */
final class Planner {
    private static final int SWEEP_STEPS = 64;
    private static final int MOST_SWEPT = 16;
    /**
     * After a long look, a value rests for this many times the look's duration, so that one value never takes more than
     * its share.
     */
    private static final long REST = 20;

    private final Budget budget;
    private final Sweep sweep;
    private final Lineup lineup;
    private final Set<String> swept = new HashSet<>();
    private final Map<String, Long> restUntil = new HashMap<>();
    private final Queue<Resting> waking = new PriorityQueue<>(Comparator.comparingLong(Resting::untilNanos));
    private final Set<String> wanted = new HashSet<>();
    private long nowNanos;
    private Lineup.@Nullable Choice chosen;

    /**
     * A planner that starts with nothing to do and nothing to spend.
     *
     * @param costNanos the expected cost of a look at a value
     */
    Planner(long nowNanos, ToLongFunction<String> costNanos) {
        this.budget = new Budget(nowNanos);
        this.sweep = new Sweep(nowNanos);
        this.lineup = new Lineup(costNanos, budget);
        this.nowNanos = nowNanos;
    }

    /** A value to look at after its rest. */
    private record Resting(long untilNanos, String name) {}

    /** Called when a task has ended or a value has changed, because the sweep may find more changes then. */
    void enliven(long nowNanos) {
        sweep.enliven(nowNanos);
    }

    /** Adds a value to look at. */
    void add(String name) {
        swept.remove(name);
        if (lineup.contains(name) || wanted.contains(name)) {
            return;
        }
        if (isResting(name)) {
            wanted.add(name);
            waking.add(new Resting(restUntil.getOrDefault(name, nowNanos), name));
        } else {
            lineup.add(name, nowNanos);
        }
    }

    /** Adds a value to look at, but not before that time. */
    void addLater(String name, long atNanos) {
        done(name);
        restUntil.put(name, atNanos);
        add(name);
    }

    /** Whether this value still waits for a look because of a task, and not only because of the sweep. */
    boolean isDue(String name) {
        return (lineup.contains(name) || wanted.contains(name)) && !swept.contains(name);
    }

    /** Adds a value that can change unseen to the sweep. */
    void watch(String name) {
        sweep.watch(name);
    }

    /** Removes a value that can't change unseen from the sweep. */
    void unwatch(String name) {
        sweep.unwatch(name);
    }

    /** Notes that this value has just been looked at. */
    void done(String name) {
        lineup.remove(name);
        swept.remove(name);
        wanted.remove(name);
    }

    void forget(String name) {
        done(name);
        restUntil.remove(name);
        sweep.unwatch(name);
    }

    /** Returns the value to look at now; {@code null} when there is none or the budget does not allow it yet. */
    @Nullable
    String next(long newNowNanos) {
        advance(newNowNanos);
        addSwept();
        chosen = lineup.next(nowNanos);
        if (chosen == null) {
            return null;
        }
        swept.remove(chosen.name());
        return chosen.name();
    }

    /** Pays the actual cost of the look at the value last chosen. */
    void spent(long actualNanos) {
        if (chosen == null || !chosen.isLong()) {
            budget.spendAsSmall(actualNanos);
        } else {
            budget.spend(actualNanos);
        }
        if (chosen != null && Budget.isLongWork(actualNanos)) {
            restUntil.merge(chosen.name(), nowNanos + REST * actualNanos, Math::max);
        }
    }

    /** Pays the actual cost of sending copies of small values. */
    void spentOnSending(long actualNanos) {
        budget.spendAsSmall(actualNanos);
    }

    /** Whether the budget has this much left now. */
    boolean affords(long nanos) {
        return budget.waitNanos(nanos) == 0;
    }

    /** The time until {@link #next} may return a value. */
    long waitNanos(long newNowNanos) {
        advance(newNowNanos);
        long wait = lineup.waitNanos(nowNanos);
        Resting first = waking.peek();
        if (first != null) {
            wait = Math.min(wait, first.untilNanos - nowNanos);
        }
        return maySweep() ? Math.min(wait, sweep.waitNanos(nowNanos)) : wait;
    }

    private void advance(long newNowNanos) {
        nowNanos = newNowNanos;
        budget.advance(newNowNanos);
        for (Resting first = waking.peek(); first != null && first.untilNanos <= nowNanos; first = waking.peek()) {
            waking.remove();
            if (wanted.remove(first.name)) {
                add(first.name);
            }
        }
    }

    private boolean isResting(String name) {
        Long until = restUntil.get(name);
        if (until != null && until <= nowNanos) {
            restUntil.remove(name);
        }
        return until != null && until > nowNanos;
    }

    private void addSwept() {
        for (int step = 0; step < SWEEP_STEPS && maySweep(); step++) {
            String name = sweep.next(nowNanos);
            if (name == null) {
                return;
            }
            if (!lineup.contains(name) && !isResting(name)) {
                lineup.add(name, nowNanos);
                swept.add(name);
            }
        }
    }

    /**
     * Whether the sweep may add a value. Few of its values wait at a time, and only one cheap one, so that the sweep
     * neither delays other values nor starves.
     */
    private boolean maySweep() {
        return swept.size() < MOST_SWEPT && swept.stream().noneMatch(lineup::isCheap);
    }
}
