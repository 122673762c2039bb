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
 * The values that wait to be looked at. Of those that the budget allows now, those that take long come last, and of these the
 * cheapest first, so that no value keeps a cheaper one waiting. But one that has been passed over for long is waited for. Pure,
 * one thread.
 */
final class Lineup {
    /**
     * After this many times its cost a costly value lets no more go before it. The budget of that time would have paid for it
     * more than twice, so others have had the greater part.
     */
    private static final long PATIENCE = 100;
    /** So many costly values are considered, or a choice among thousands would itself take long. */
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

    /** A value that takes long, and from when on it is waited for: the cheaper, the sooner. */
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

    /** Takes out the value to look at now, if the budget allows any. */
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

    /** How long until {@link #next} may have something. */
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

    /** Those that have grown since they came wait among the costly ones. */
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
