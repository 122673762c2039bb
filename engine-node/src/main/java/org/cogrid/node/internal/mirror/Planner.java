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
 * Decides which value to look at next: those that tasks used, and between them a few of the {@link Sweep}, in the order of the
 * {@link Lineup} and as far as the {@link Budget} goes. Pure, one thread.
 */
final class Planner {
    private static final int SWEEP_STEPS = 64;
    private static final int MOST_SWEPT = 16;
    /** After a long look a value rests for so many times what that took, so it alone never takes more than its share. */
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
     * @param costNanos what it is expected to cost to look at a value
     */
    Planner(long nowNanos, ToLongFunction<String> costNanos) {
        this.budget = new Budget(nowNanos);
        this.sweep = new Sweep(nowNanos);
        this.lineup = new Lineup(costNanos, budget);
        this.nowNanos = nowNanos;
    }

    /** A value that is to be looked at when it has rested. */
    private record Resting(long untilNanos, String name) {}

    /** A task has ended, or a value has changed: the sweep may well find more. */
    void enliven(long nowNanos) {
        sweep.enliven(nowNanos);
    }

    /** This value is to be looked at. */
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

    /** This value is to be looked at, but not before that time. */
    void addLater(String name, long atNanos) {
        done(name);
        restUntil.put(name, atNanos);
        add(name);
    }

    /** Whether this value is still to be looked at because of a task, not only by the sweep. */
    boolean isDue(String name) {
        return (lineup.contains(name) || wanted.contains(name)) && !swept.contains(name);
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
        lineup.remove(name);
        swept.remove(name);
        wanted.remove(name);
    }

    void forget(String name) {
        done(name);
        restUntil.remove(name);
        sweep.unwatch(name);
    }

    /** The value to look at now, or {@code null} when there is none or the budget does not allow it yet. */
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

    /** Looking at the value last chosen did cost this much. */
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

    /** Sending copies of small values did cost this much. */
    void spentOnSending(long actualNanos) {
        budget.spendAsSmall(actualNanos);
    }

    /** Whether the budget has this much left right now. */
    boolean affords(long nanos) {
        return budget.waitNanos(nanos) == 0;
    }

    /** How long until {@link #next} may have something. */
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

    /** Few of the sweep wait among the others, and only one that is cheap, so it neither holds them up nor starves. */
    private boolean maySweep() {
        return swept.size() < MOST_SWEPT && swept.stream().noneMatch(lineup::isCheap);
    }
}
