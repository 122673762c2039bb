package org.cogrid.client.internal.balance;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cogrid.client.internal.balance.Dependency.How;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Waits for the results of a dependency, and tells once whether it is met. */
final class DependencyWatch {
    /**
     * Whether a dependency is met.
     *
     * @param unmet why it never will be, or {@code null} if it is met
     * @param engine the engine to follow, or -1
     */
    record Verdict(@Nullable CogridException unmet, int engine) {
        static final Verdict MET = new Verdict(null, -1);
    }

    private final Dependency dependency;
    private final Consumer<Verdict> to;
    private final AtomicInteger left;
    private final AtomicBoolean told = new AtomicBoolean();

    private DependencyWatch(Dependency dependency, Consumer<Verdict> to) {
        this.dependency = dependency;
        this.to = to;
        this.left = new AtomicInteger(dependency.results().size());
    }

    /** Calls {@code to} once, on a callback thread. */
    static void start(Dependency dependency, Consumer<Verdict> to) {
        DependencyWatch watch = new DependencyWatch(dependency, to);
        dependency.results().forEach(each -> each.whenEnded(failure -> watch.hear(each, failure)));
    }

    private void hear(EarlierResult result, @Nullable CogridException failure) {
        try {
            if (failure == null || result.hasEnded()) {
                ended(result, failure);
            } else {
                tell(unmet(result + " can't end now", failure));
            }
        } catch (RuntimeException | Error e) { // of a result that is not Cogrid's own
            tell(new Verdict(new CogridException("a result that it was to come after could not be read: " + e, e), -1));
        }
    }

    private void ended(EarlierResult result, @Nullable CogridException failure) {
        How how = dependency.how();
        boolean last = left.decrementAndGet() == 0;
        if (failure != null && how == How.ONE_FAILED) {
            tell(Verdict.MET);
        } else if (failure != null && how != How.ALL_ENDED) {
            tell(unmet(result + " has failed", failure));
        } else if (last && how == How.ONE_FAILED) {
            tell(unmet("none of " + dependency.results() + " has failed", null));
        } else if (how == How.SAME_ENGINE) {
            tell(following(result));
        } else if (last) {
            tell(Verdict.MET);
        }
    }

    private static Verdict following(EarlierResult result) {
        int engine = result.engineId();
        return engine < 0 ? unmet(result + " ran on several engines or on none", null) : new Verdict(null, engine);
    }

    private static Verdict unmet(String why, @Nullable CogridException cause) {
        return new Verdict(new CogridException(why, cause), -1);
    }

    private void tell(Verdict verdict) {
        if (told.compareAndSet(false, true)) {
            to.accept(verdict);
        }
    }
}
