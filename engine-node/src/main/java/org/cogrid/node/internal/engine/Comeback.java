package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.FailureText;

/**
 * Brings back what an engine's earlier life has left in the grid, before the first task. An engine that can't have it must not
 * serve: what its tasks assigned would take the place of what is there.
 */
final class Comeback {
    private static final System.Logger LOG = System.getLogger(Comeback.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 60;

    private final Supplier<List<String>> restore;
    private final Predicate<Duration> pause;
    private final CompletableFuture<List<String>> lost = new CompletableFuture<>();

    /**
     * A way back that has not been tried.
     *
     * @param restore gives the names of the variables that can't come back; may throw, and then be run again
     * @param pause waits; false when there is no use in going on
     */
    Comeback(Supplier<List<String>> restore, Predicate<Duration> pause) {
        this.restore = restore;
        this.pause = pause;
    }

    /** Tries for about a minute; the last failure if it comes to nothing. Whatever happens, {@link #lost} blocks nobody after that. */
    Optional<Throwable> failure() {
        Optional<Throwable> failure;
        try {
            failure = lastFailure();
        } catch (Throwable e) { // while it told of a failure, or paused
            failure = Optional.of(e);
        }
        failure.ifPresent(lost::completeExceptionally);
        return failure;
    }

    private Optional<Throwable> lastFailure() {
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

    /**
     * The names of the variables that were live only, and so can't come back; blocks until that is known.
     *
     * @throws CogridException when what was left in the grid could not be read
     */
    List<String> lost() {
        try {
            return lost.join();
        } catch (CompletionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new CogridException(
                    "What an earlier engine of this id has left in the grid can't be read, so this one ends: "
                            + FailureText.of(why) + ". Restart it when the grid is well: its namespace is kept",
                    why);
        }
    }

    private Optional<Throwable> attempt() {
        try {
            lost.complete(restore.get());
            return Optional.empty();
        } catch (Throwable e) { // the grid is losing members, or memory is short
            return Optional.of(e);
        }
    }
}
