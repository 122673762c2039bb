package org.cogrid.client.internal.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over results in the order in which they end. The thread that waits shows the output of all that have not
 * ended. For one thread.
 *
 * @param <T> the type of the results
 */
public final class AsCompleted<T extends AsyncResult<?>> implements Iterator<T> {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final BlockingQueue<T> ended = new LinkedBlockingQueue<>();
    private final Set<T> left;
    private final Duration longest;

    /**
     * Starts to wait for results.
     *
     * @param longest how long each call of {@code next} waits at most
     */
    public AsCompleted(Collection<? extends T> results, Duration longest) {
        this.left = new LinkedHashSet<>(results);
        this.longest = longest;
        left.forEach(result -> whenEnded(result, () -> ended.add(result)));
    }

    @Override
    public boolean hasNext() {
        return !left.isEmpty();
    }

    @Override
    public T next() {
        if (left.isEmpty()) {
            throw new NoSuchElementException("all results have ended and were given");
        }
        try {
            T next = nextEnded();
            left.remove(next);
            return next;
        } catch (TimeoutException e) {
            throw new TaskTimeoutException("none of " + Counted.of(left.size(), "result") + " was done within "
                    + Amounts.time(longest) + "; the tasks go on");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "this thread was interrupted while waiting for " + Counted.of(left.size(), "result")
                            + "; the tasks themselves go on",
                    e);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what await returns
    private T nextEnded() throws InterruptedException, TimeoutException {
        T first = ended.poll();
        if (first != null) {
            return first;
        }
        List<TaskHandle> tasks = new ArrayList<>();
        left.forEach(result -> tasks.addAll(tasksOf(result)));
        return (T) WaitingThreads.during(tasks, this::await);
    }

    private T await() throws InterruptedException, TimeoutException {
        long nanosLeft = longest.toNanos();
        long deadline = System.nanoTime() + nanosLeft;
        while (true) {
            @Nullable T next = ended.poll(Math.min(nanosLeft, LOOK_NANOS), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
            nanosLeft = deadline - System.nanoTime();
            if (nanosLeft <= 0) {
                throw new TimeoutException();
            }
            for (T result : left) {
                showOutput(result);
            }
        }
    }

    private static void showOutput(AsyncResult<?> result) {
        if (result instanceof TaskResult<?> task) {
            task.showOutput();
        } else if (result instanceof PartsResult<?, ?> parts) {
            parts.showOutput();
        }
    }

    private static List<TaskHandle> tasksOf(AsyncResult<?> result) {
        return result instanceof TaskResult<?> task
                ? List.of(task.handle())
                : result instanceof PartsResult<?, ?> parts ? parts.handles() : List.of();
    }

    /** Calls {@code news} when the result has ended, or when its end can't come, as reading it then says. */
    private static void whenEnded(AsyncResult<?> result, Runnable news) {
        if (result instanceof TaskResult<?> task) {
            task.handle().whenEnded(problem -> news.run());
        } else {
            Unawaited.goesOn(
                    "telling of the end of " + result, result.toFuture().handle((value, failure) -> {
                        news.run();
                        return 0;
                    }));
        }
    }
}
