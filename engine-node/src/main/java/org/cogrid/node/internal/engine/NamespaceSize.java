package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The size of an engine's grid copies, which only the engine's thread can compute. It does so between two tasks; while
 * it is busy, the last size is used. Thread-safe.
 */
final class NamespaceSize {
    private static final System.Logger LOG = System.getLogger(NamespaceSize.class.getName());
    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Function<Runnable, CompletableFuture<Void>> betweenTasks;
    private final LongSupplier measure;
    private final AtomicReference<@Nullable CompletableFuture<Void>> asked = new AtomicReference<>();
    private volatile long bytes = -1; // written by the engine's thread

    NamespaceSize(Function<Runnable, CompletableFuture<Void>> betweenTasks, LongSupplier measure) {
        this.betweenTasks = betweenTasks;
        this.measure = measure;
    }

    /** The size in bytes; -1 when the engine has had no time to compute it yet. */
    long bytes() {
        try {
            pending().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the size of the namespace is an earlier one", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the member shuts down
        }
        return bytes;
    }

    /** The pending computation. Requests during one task share a computation. */
    private CompletableFuture<Void> pending() {
        return asked.updateAndGet(before ->
                before != null && !before.isDone() ? before : betweenTasks.apply(() -> bytes = measure.getAsLong()));
    }
}
