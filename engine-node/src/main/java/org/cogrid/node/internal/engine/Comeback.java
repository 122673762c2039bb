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
 * Restores, before the first task, what an earlier incarnation of the engine left in the grid. An engine that can't
 * restore it must not serve, because values that its tasks assign would replace those in the grid.
 */
final class Comeback {
    private static final System.Logger LOG = System.getLogger(Comeback.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 60;
    private static final Duration LEAVING = Duration.ofMinutes(1);

    /** The advice for a failure. A grid with this member only ends with it. */
    private static final String ADVICE =
            "If the grid has other members, they keep its namespace: restart it when the grid is well";

    private final Supplier<List<String>> restore;
    private final Predicate<Duration> pause;
    private final CompletableFuture<List<String>> lost = new CompletableFuture<>();

    /**
     * A restore that has not been tried yet.
     *
     * @param restore restores, and returns the names of lost variables; it may throw, and is then tried again
     * @param pause waits; returns false if trying again is useless
     */
    Comeback(Supplier<List<String>> restore, Predicate<Duration> pause) {
        this.restore = restore;
        this.pause = pause;
    }

    /**
     * Tries for about a minute, as long as another attempt may help. Afterwards {@link #lost} no longer blocks in any
     * case.
     *
     * @param leave makes the engine leave; called again if it has not left a while later
     * @throws CogridException when the restore has failed and the engine is closed: no task must run
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
        } catch (Throwable e) { // failed during the pause
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

    /** Whether another attempt may help. Data that is damaged or of another version stays so. */
    private static boolean mayPass(Throwable failure) {
        return !(failure instanceof UncheckedIOException);
    }

    /**
     * The names of the variables that are lost because they were live only; blocks until they are known.
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
                "What an earlier engine of this id left in the grid can't be read, so this engine ends: "
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
