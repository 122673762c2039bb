package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Brings back what an engine's earlier life has left in the grid, before the first task. An engine that can't have it must not
 * serve: what its tasks assigned would take the place of what is there.
 */
final class Comeback {
    private static final System.Logger LOG = System.getLogger(Comeback.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 60;

    private final Runnable restore;
    private final Predicate<Duration> pause;

    /**
     * A way back that has not been tried.
     *
     * @param restore may throw, and then be run again
     * @param pause waits; false when there is no use in going on
     */
    Comeback(Runnable restore, Predicate<Duration> pause) {
        this.restore = restore;
        this.pause = pause;
    }

    /** Tries for about a minute; the last failure if it comes to nothing. */
    Optional<Throwable> failure() {
        Optional<Throwable> failure = attempt();
        failure.ifPresent(e -> LOG.log(
                System.Logger.Level.WARNING,
                "What the engine has left in the grid could not be read yet; it tries again",
                e));
        for (int more = 1; more < ATTEMPTS && failure.isPresent() && pause.test(PAUSE); more++) {
            failure = attempt();
        }
        return failure;
    }

    private Optional<Throwable> attempt() {
        try {
            restore.run();
            return Optional.empty();
        } catch (Throwable e) { // the grid is losing members, or memory is short
            return Optional.of(e);
        }
    }
}
