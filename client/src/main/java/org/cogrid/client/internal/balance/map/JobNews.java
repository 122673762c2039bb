package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.cogrid.client.internal.balance.EndFollower;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/** Those who wait for a map or listen to it. Thread-safe; no lock of the map may be held by those who bring news. */
final class JobNews {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<EndFollower> followers = new CopyOnWriteArrayList<>();

    /** What a waiting thread does from time to time; may throw to end the wait. */
    @FunctionalInterface
    interface Meanwhile {
        void look() throws InterruptedException;
    }

    /** Calls {@code listener} with all news from now on. The calling threads must not be held up. */
    void each(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls {@code callback} on a callback thread at the end. */
    void atEnd(Runnable callback) {
        Unawaited.goesOn("telling of the end of a map", end.thenRunAsync(callback, CallbackThreads.executor()));
    }

    /** Tells {@code follower} of the end on a callback thread, or of an obstacle before. */
    void follow(EndFollower follower) {
        followers.add(follower);
        atEnd(() -> follower.accept(null));
    }

    /** Tells that ends can't come until the program reads other results. */
    void obstacle(CogridException problem) {
        followers.forEach(follower -> follower.accept(problem));
    }

    /** Tells that something has changed. */
    void comes() {
        synchronized (this) {
            notifyAll();
        }
        listeners.forEach(Runnable::run);
    }

    /** Tells of the end. */
    void endComes() {
        end.complete(null);
        comes();
    }

    /**
     * Waits.
     *
     * @param enough what is waited for
     * @return false when the time has passed
     */
    boolean await(Duration longest, BooleanSupplier enough, Meanwhile meanwhile) throws InterruptedException {
        long left = longest.toNanos();
        long deadline = System.nanoTime() + left;
        while (!pause(Math.min(left, LOOK.toNanos()), enough)) {
            meanwhile.look();
            left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("WaitNotInLoop") // the caller looks again
    private synchronized boolean pause(long nanos, BooleanSupplier enough) throws InterruptedException {
        if (!enough.getAsBoolean() && nanos > 0) {
            wait(Math.max(1, nanos / 1_000_000));
        }
        return enough.getAsBoolean();
    }
}
