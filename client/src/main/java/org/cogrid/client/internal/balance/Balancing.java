package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.jspecify.annotations.Nullable;

/**
 * How balanced tasks are to be run.
 *
 * @param only the engines that they may use, or {@code null} for all
 * @param retries how often a task may be tried again
 * @param worthIt tells for which failures; users' code
 * @param startTimeout how long a task may wait until it begins, or {@code null} for no limit
 * @param priority higher ones go first
 * @param dependencies what they come after
 * @param guarded true if engines may decline them
 */
public record Balancing(
        @Nullable Set<Integer> only,
        int retries,
        Predicate<? super CogridException> worthIt,
        @Nullable Duration startTimeout,
        int priority,
        List<Dependency> dependencies,
        boolean guarded) {
    /** For retries of tasks whose engine was lost. */
    static final Predicate<CogridException> LOST = EngineLostException.class::isInstance;

    /** Any engine, once, after nothing. */
    public static final Balancing ANY = new Balancing(null, 0, LOST, null, 0, List.of(), false);

    /** True if failures of tasks may be tried again, and not only lost engines. */
    public boolean retriesFailures() {
        return retries > 0 && !worthIt.equals(LOST);
    }

    /** True if tasks may use this engine. */
    public boolean mayUse(int engine) {
        return only == null || only.contains(engine);
    }

    public Balancing withOnly(Collection<Integer> engines) {
        return new Balancing(Set.copyOf(engines), retries, worthIt, startTimeout, priority, dependencies, guarded);
    }

    /** Tries tasks again whose engine was lost. */
    public Balancing withRetries(int times) {
        return withRetries(times, LOST);
    }

    public Balancing withRetries(int times, Predicate<? super CogridException> forWhich) {
        if (times < 0) {
            throw new IllegalArgumentException("retries: " + times + " is negative");
        }
        return new Balancing(only, times, forWhich, startTimeout, priority, dependencies, guarded);
    }

    public Balancing withStartTimeout(Duration limit) {
        return new Balancing(only, retries, worthIt, limit, priority, dependencies, guarded);
    }

    public Balancing withPriority(int newPriority) {
        return new Balancing(only, retries, worthIt, startTimeout, newPriority, dependencies, guarded);
    }

    /** Adds something that tasks come after. */
    public Balancing with(Dependency dependency) {
        List<Dependency> all = new ArrayList<>(dependencies);
        all.add(dependency);
        return new Balancing(only, retries, worthIt, startTimeout, priority, List.copyOf(all), guarded);
    }

    public Balancing withGuard() {
        return new Balancing(only, retries, worthIt, startTimeout, priority, dependencies, true);
    }
}
