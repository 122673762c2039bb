package org.cogrid.client.internal.threads;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        List<CompletableFuture<CancelOutcome>> outcomes = tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(task::cancel, CallbackThreads.executor()))
                .toList();
        return outcomes.stream().map(CompletableFuture::join).toList();
    }
}
