package org.cogrid.node.internal.engine;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.SafeLog;

/**
 * Brings back what an engine's earlier life has left in the grid, before the first task. An engine that can't have it must not
 * serve: what its tasks assigned would take the place of what is there.
 */
final class Comeback {
    private static final System.Logger LOG = System.getLogger(Comeback.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 60;
    private static final Duration LEAVING = Duration.ofMinutes(1);

    /** A grid of this one member ends with it. */
    private static final String ADVICE =
            "If the grid has other members, they keep its namespace: restart it when the grid is well";

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

    /**
     * Tries for about a minute, where another attempt may help. Whatever happens, {@link #lost} blocks nobody after that.
     *
     * @param leave makes the engine leave; where it has not left a while later, it is asked for again
     * @throws CogridException when it came to nothing and the engine is closed: no task must run
     */
    void orLeave(Runnable leave) {
        Optional<Throwable> failure = failure();
        if (failure.isPresent()) {
            lost.completeExceptionally(failure.get());
            throw left(unread(failure.get()), leave);
        }
    }

    private CogridException left(CogridException unread, Runnable leave) {
        boolean isOpen = pause.test(Duration.ZERO);
        while (isOpen) {
            SafeLog.write(() -> LOG.log(System.Logger.Level.ERROR, unread.getMessage(), unread.getCause()));
            leave.run();
            isOpen = pause.test(LEAVING);
        }
        return unread;
    }

    private Optional<Throwable> failure() {
        try {
            return lastFailure();
        } catch (Throwable e) { // while it paused
            return Optional.of(e);
        }
    }

    private Optional<Throwable> lastFailure() {
        Optional<Throwable> failure = attempt();
        failure.filter(Comeback::mayPass)
                .ifPresent(e -> SafeLog.write(() -> LOG.log(
                        System.Logger.Level.WARNING,
                        "What the engine has left in the grid could not be read yet; it tries again",
                        e)));
        for (int more = 1;
                more < ATTEMPTS && failure.filter(Comeback::mayPass).isPresent() && pause.test(PAUSE);
                more++) {
            failure = attempt();
        }
        return failure;
    }

    /** What was read and is damaged, or of another version, stays so. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof UncheckedIOException);
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
            throw unread(e.getCause() == null ? e : e.getCause());
        }
    }

    private static CogridException unread(Throwable why) {
        return new CogridException(
                "What an earlier engine of this id has left in the grid can't be read, so this one ends: "
                        + FailureText.of(why) + ". " + ADVICE,
                why);
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
