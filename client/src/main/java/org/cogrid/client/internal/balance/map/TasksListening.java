package org.cogrid.client.internal.balance.map;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/** Listens to the tasks of a map, those that there are and those that come. */
final class TasksListening {
    private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();
    /** One for the map itself, and one for each task that is listened to. */
    private final AtomicInteger unfinished = new AtomicInteger(1);

    private TasksListening() {}

    /**
     * Listens to each task of a map.
     *
     * @param each starts to listen to a task
     * @return completes after the end of all; fails with the first that fails, which ends all; if cancelled, all end
     */
    static CompletableFuture<@Nullable Void> to(
            MapJob job, Function<TaskHandle, CompletableFuture<@Nullable Void>> each) {
        TasksListening listening = new TasksListening();
        Unawaited.goesOn("ending the listening to a map", listening.end.handle((none, failure) -> {
            listening.running.forEach(future -> future.cancel(false));
            return 0;
        }));
        job.tasks().each(task -> {
            if (!listening.end.isDone()) {
                listening.addOrFail(task, each);
            }
        });
        job.news().atEnd(listening::oneEnded);
        return listening.end;
    }

    private void addOrFail(TaskHandle task, Function<TaskHandle, CompletableFuture<@Nullable Void>> each) {
        try {
            add(each.apply(task));
        } catch (RuntimeException | Error e) { // the caller has other work
            end.completeExceptionally(e);
        }
    }

    private void add(CompletableFuture<@Nullable Void> task) {
        unfinished.incrementAndGet();
        running.add(task);
        Unawaited.goesOn("listening to a map", task.handle((none, failure) -> {
            running.remove(task);
            if (failure != null) {
                end.completeExceptionally(failure);
            }
            oneEnded();
            return 0;
        }));
        if (end.isDone()) { // it may not have seen this one
            task.cancel(false);
        }
    }

    private void oneEnded() {
        if (unfinished.decrementAndGet() == 0) {
            end.complete(null);
        }
    }
}
