package org.cogrid.client.internal.result;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
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
import org.jspecify.annotations.Nullable;

/**
 * Iterates over results in the order in which they end. The thread that waits shows the output of all that have not
 * ended. For one thread.
 *
 * @param <T> the type of the results
 */
public final class AsCompleted<T extends AsyncResult<?>> implements Iterator<T> {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** How often a wait is begun again when an end can't come for want of room, as reading may just have made some. */
    private static final int TRIES = 10;

    private final BlockingQueue<T> ended = new LinkedBlockingQueue<>();
    /** The results whose end can't come until the program reads others, with the reason. */
    private final Map<T, CogridException> blocked = new ConcurrentHashMap<>();

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
        left.forEach(this::follow);
    }

    @Override
    public boolean hasNext() {
        return !left.isEmpty();
    }

    @Override
    public T next() {
        try {
            return nextWithin(longest);
        } catch (TimeoutException e) {
            throw new TaskTimeoutException("none of " + Counted.of(left.size(), "result") + " was done within "
                    + Amounts.time(longest) + "; the tasks go on");
        }
    }

    /** Returns true if all that are left end within a time. Throws no failure of theirs. */
    public boolean allWithin(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (hasNext()) {
                nextWithin(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private T nextWithin(Duration wait) throws TimeoutException {
        if (left.isEmpty()) {
            throw new NoSuchElementException("all results have ended and were given");
        }
        try {
            T next = nextEnded(wait);
            left.remove(next);
            showOutput(next);
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "this thread was interrupted while waiting for " + Counted.of(left.size(), "result")
                            + "; the tasks themselves go on",
                    e);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // what await returns
    private T nextEnded(Duration wait) throws InterruptedException, TimeoutException {
        T first = ended.poll();
        if (first != null) {
            return first;
        }
        List<TaskHandle> tasks = new ArrayList<>();
        left.forEach(result -> tasks.addAll(Endings.tasksOf(result)));
        return (T) WaitingThreads.during(tasks, () -> await(wait));
    }

    private T await(Duration wait) throws InterruptedException, TimeoutException {
        long nanosLeft = wait.toNanos();
        long deadline = System.nanoTime() + nanosLeft;
        int triesLeft = TRIES;
        while (true) {
            @Nullable T next = ended.poll(Math.min(nanosLeft, LOOK_NANOS), TimeUnit.NANOSECONDS);
            if (next != null) {
                return next;
            }
            if (!blocked.isEmpty()) {
                followBlocked(triesLeft--);
            }
            nanosLeft = deadline - System.nanoTime();
            if (nanosLeft <= 0) {
                throw new TimeoutException();
            }
            left.forEach(AsCompleted::showOutput);
        }
    }

    private void followBlocked(int triesLeft) {
        Map<T, CogridException> again = Map.copyOf(blocked);
        again.keySet().forEach(blocked::remove);
        again.keySet().forEach(this::follow);
        if (triesLeft == 0) {
            throw again.values().iterator().next();
        }
    }

    /** Notes when the result has ended, or why its end can't come. */
    private void follow(T result) {
        if (result.ready()) {
            ended.add(result);
            return;
        }
        Endings.whenEnded(result, why -> {
            if (why == null) {
                ended.add(result);
            } else {
                blocked.put(result, why);
            }
        });
    }

    private static void showOutput(AsyncResult<?> result) {
        if (result instanceof GridResult known) {
            known.showOutput();
        }
    }
}
