package org.cogrid.client.internal.threads;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.internal.task.TaskHandle;

/** Cancels several tasks at once. */
public final class Cancels {
    private Cancels() {}

    /** Cancels all these tasks and waits for the outcome of each, as long as for the slowest. */
    public static List<CancelOutcome> all(Collection<? extends TaskHandle> tasks) {
        if (tasks.size() == 1) {
            return List.of(tasks.iterator().next().cancel());
        }
        return atOnce(tasks.stream()
                .<Supplier<CancelOutcome>>map(task -> task::cancel)
                .toList());
    }

    /** Does several things at once, each on a callback thread, and waits for all. Throws what one of them throws. */
    public static <T> List<T> atOnce(List<Supplier<T>> actions) {
        List<CompletableFuture<T>> running = actions.stream()
                .map(action -> CompletableFuture.supplyAsync(action, CallbackThreads.executor()))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
            return running.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
