package org.cogrid.node.internal.mirror;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values that wait to be looked at, in order. Among those that the budget allows now, costly ones come last and the
 * cheapest of these first, so that no value keeps a cheaper one waiting. After a costly value has been passed over for
 * long, no other costly value goes before it. Pure; used by one thread.
 */
final class Lineup {
    /**
     * A costly value lets others go first for this many times its cost. The budget of that time would have paid for it
     * more than twice, so others have had the greater part.
     */
    private static final long PATIENCE = 100;
    /** The number of costly values to choose from; a choice among thousands would itself take long. */
    private static final int CONSIDERED = 64;

    private final ToLongFunction<String> costNanos;
    private final Budget budget;
    private final Set<String> cheap = new LinkedHashSet<>();
    private final SortedSet<Costly> costly =
            new TreeSet<>(Comparator.comparingLong(Costly::overdueNanos).thenComparing(Costly::name));
    private final Map<String, Costly> costlyByName = new HashMap<>();

    Lineup(ToLongFunction<String> costNanos, Budget budget) {
        this.costNanos = costNanos;
        this.budget = budget;
    }

    /** A costly value, and the time from which it has precedence: the cheaper, the sooner. */
    private record Costly(long overdueNanos, String name) {}

    /**
     * The value to look at now.
     *
     * @param isLong whether it was expected to take long
     */
    record Choice(String name, boolean isLong) {}

    void add(String name, long nowNanos) {
        long cost = costNanos.applyAsLong(name);
        if (!Budget.isLongWork(cost)) {
            cheap.add(name);
            return;
        }
        Costly one = new Costly(nowNanos + PATIENCE * cost, name);
        costly.add(one);
        costlyByName.put(name, one);
    }

    boolean contains(String name) {
        return cheap.contains(name) || costlyByName.containsKey(name);
    }

    boolean isCheap(String name) {
        return cheap.contains(name);
    }

    void remove(String name) {
        cheap.remove(name);
        Costly one = costlyByName.remove(name);
        if (one != null) {
            costly.remove(one);
        }
    }

    /** Removes and returns the value to look at now, if the budget allows any. */
    @Nullable
    Choice next(long nowNanos) {
        String name = firstCheap(nowNanos);
        if (name == null || waitNanos(name) > 0) {
            name = firstCostly(nowNanos);
        }
        if (name == null) {
            return null;
        }
        remove(name);
        return new Choice(name, Budget.isLongWork(costNanos.applyAsLong(name)));
    }

    /** The time until {@link #next} may return a value. */
    long waitNanos(long nowNanos) {
        String first = firstCheap(nowNanos);
        long wait = first == null ? Long.MAX_VALUE : waitNanos(first);
        int considered = 0;
        for (Costly one : costly) {
            wait = Math.min(wait, waitNanos(one.name));
            if (one.overdueNanos <= nowNanos || ++considered == CONSIDERED) {
                break;
            }
        }
        return wait;
    }

    private long waitNanos(String name) {
        return budget.waitNanos(costNanos.applyAsLong(name));
    }

    /** The first cheap value. Values that have grown since they were added move to the costly ones. */
    private @Nullable String firstCheap(long nowNanos) {
        while (!cheap.isEmpty()) {
            String name = cheap.iterator().next();
            if (!Budget.isLongWork(costNanos.applyAsLong(name))) {
                return name;
            }
            cheap.remove(name);
            add(name, nowNanos);
        }
        return null;
    }

    private @Nullable String firstCostly(long nowNanos) {
        int considered = 0;
        for (Costly one : costly) {
            if (waitNanos(one.name) == 0) {
                return one.name;
            }
            if (one.overdueNanos <= nowNanos || ++considered == CONSIDERED) {
                return null;
            }
        }
        return null;
    }
}
