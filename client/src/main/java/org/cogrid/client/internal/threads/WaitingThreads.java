package org.cogrid.client.internal.threads;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Knows which tasks each thread waits for, so that another thread can end the wait by ending the tasks. Thread-safe. */
public final class WaitingThreads {
    private static final Map<Thread, List<TaskHandle>> WAITING = new ConcurrentHashMap<>();

    private static volatile Consumer<TaskHandle> ofStopped = task -> {};

    private WaitingThreads() {}

    /** Returns the tasks that a thread waits for now. */
    public static List<TaskHandle> of(Thread thread) {
        return WAITING.getOrDefault(thread, List.of());
    }

    /**
     * Calls {@code action} on a callback thread when a thread that waits for a task is interrupted, or stopped as
     * JShell stops a snippet. For programs in which only the user does that.
     */
    public static void whenStopped(Consumer<TaskHandle> action) {
        ofStopped = action;
    }

    /** Waits for a task. Meanwhile {@link #of} returns that task. */
    public static @Nullable Object during(TaskHandle task, Wait wait) throws InterruptedException, TimeoutException {
        return task.hasEnded() ? wait.await() : during(List.of(task), wait);
    }

    /** Waits for several tasks. Meanwhile {@link #of} returns these tasks. */
    public static @Nullable Object during(List<TaskHandle> tasks, Wait wait)
            throws InterruptedException, TimeoutException {
        Thread self = Thread.currentThread();
        WAITING.put(self, tasks);
        try {
            return wait.await();
        } catch (CogridException | TimeoutException e) {
            throw e;
        } catch (Throwable stopped) { // an InterruptedException, or a ThreadDeath from outside
            tasks.forEach(task -> CallbackThreads.executor().execute(() -> ofStopped.accept(task)));
            throw stopped;
        } finally {
            WAITING.remove(self);
        }
    }

    /** A wait for tasks. */
    @FunctionalInterface
    public interface Wait {
        /** Waits, and returns what was waited for or throws. */
        @Nullable
        Object await() throws InterruptedException, TimeoutException;
    }
}
