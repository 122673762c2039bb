package org.cogrid.client.internal.result;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.balance.EarlierResult;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/** The ends of results. */
public final class Endings {
    private Endings() {}

    /** Returns the end of a result, which may be of any view or client. */
    public static EarlierResult of(AsyncResult<?> result) {
        return new EarlierResult() {
            @Override
            public void whenEnded(Consumer<@Nullable CogridException> callback) {
                Endings.whenEnded(result, problem -> callback.accept(problem == null ? failure(result) : problem));
            }

            @Override
            public boolean hasEnded() {
                return result.ready();
            }

            @Override
            public int engineId() {
                return result.metadata().engineId();
            }

            @Override
            public String toString() {
                return result.toString();
            }
        };
    }

    /**
     * Calls {@code callback} on a callback thread when the result has ended, or when the end can't come: then with the
     * reason.
     */
    static void whenEnded(AsyncResult<?> result, Consumer<@Nullable CogridException> callback) {
        List<TaskHandle> tasks = tasksOf(result);
        if (result.ready()) {
            CallbackThreads.executor().execute(() -> callback.accept(null));
        } else if (tasks.isEmpty()) { // not made here
            Unawaited.goesOn(
                    "telling of the end of " + result, result.toFuture().handle((value, failure) -> {
                        callback.accept(null);
                        return null;
                    }));
        } else {
            whenAllEnded(tasks, callback);
        }
    }

    private static void whenAllEnded(List<TaskHandle> tasks, Consumer<@Nullable CogridException> callback) {
        AtomicInteger unfinished = new AtomicInteger(tasks.size());
        AtomicReference<@Nullable CogridException> obstacle = new AtomicReference<>();
        tasks.forEach(task -> task.whenEnded(problem -> {
            if (problem != null && !task.hasEnded()) {
                obstacle.set(problem);
            }
            if (unfinished.decrementAndGet() == 0) {
                callback.accept(obstacle.get());
            }
        }));
    }

    static List<TaskHandle> tasksOf(AsyncResult<?> result) {
        return result instanceof GridResult known ? known.handles() : List.of();
    }

    /** Returns what an ended result has failed with. A good value of one task is not decoded for that. */
    private static @Nullable CogridException failure(AsyncResult<?> result) {
        if (result instanceof TaskResult<?> task && task.handle().status() == TaskStatus.OK) {
            return null;
        }
        try {
            result.get();
            return null;
        } catch (CogridException e) {
            return e;
        } catch (RuntimeException | Error e) { // of a result that is not Cogrid's own
            return new CogridException(String.valueOf(e.getMessage()), e);
        }
    }
}
