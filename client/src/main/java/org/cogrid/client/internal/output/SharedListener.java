package org.cogrid.client.internal.output;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/**
 * A listener for the news of several tasks, which gets one at a time.
 *
 * @param <T> what the listener gets
 */
public final class SharedListener<T> implements Consumer<T> {
    private final Consumer<T> listener;
    /** Held by a callback thread during a call; only callback threads of the same listener wait for it. */
    private final ReentrantLock oneAtATime = new ReentrantLock();
    /** True once the listener has failed or its listening was cancelled. */
    private volatile boolean over;

    public SharedListener(Consumer<T> listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    @Override
    public void accept(T news) {
        oneAtATime.lock();
        try {
            if (!over) {
                listener.accept(news);
            }
        } catch (Throwable e) { // the listening ends
            over = true;
            throw e;
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Returns a future for the end of all these listenings.
     *
     * @return completes after all of them, or fails with the first that fails; its end ends them all
     */
    public CompletableFuture<@Nullable Void> after(List<CompletableFuture<@Nullable Void>> listenings) {
        if (listenings.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
        listenings.forEach(each -> then(each, failure -> {
            if (failure != null) {
                end.completeExceptionally(failure);
            } else if (listenings.stream().allMatch(SharedListener::hasEndedWell)) {
                end.complete(null);
            }
        }));
        then(end, failure -> {
            over = true;
            listenings.forEach(each -> each.cancel(false));
        });
        return end;
    }

    private static boolean hasEndedWell(CompletableFuture<?> listening) {
        return listening.isDone() && !listening.isCompletedExceptionally();
    }

    private static void then(CompletableFuture<?> future, Consumer<@Nullable Throwable> action) {
        Unawaited.goesOn("ending the listening to several tasks", future.handle((none, failure) -> {
            action.accept(failure);
            return 0;
        }));
    }
}
