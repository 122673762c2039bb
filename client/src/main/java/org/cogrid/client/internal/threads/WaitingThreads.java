package org.cogrid.client.internal.threads;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Knows which task each thread waits for, so that another thread can end the wait by ending the task. Thread-safe. */
public final class WaitingThreads {
    private static final Map<Thread, TaskHandle> WAITING = new ConcurrentHashMap<>();

    private static volatile Consumer<TaskHandle> ofStopped = task -> {};

    private WaitingThreads() {}

    /** Returns the task that a thread waits for now. */
    public static Optional<TaskHandle> of(Thread thread) {
        return Optional.ofNullable(WAITING.get(thread));
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
        if (task.hasEnded()) {
            return wait.await();
        }
        Thread self = Thread.currentThread();
        WAITING.put(self, task);
        try {
            return wait.await();
        } catch (CogridException | TimeoutException e) {
            throw e;
        } catch (Throwable stopped) { // an InterruptedException, or a ThreadDeath from outside
            CallbackThreads.executor().execute(() -> ofStopped.accept(task));
            throw stopped;
        } finally {
            WAITING.remove(self);
        }
    }

    /** A wait for a task. */
    @FunctionalInterface
    public interface Wait {
        /** Waits, and returns what was waited for or throws. */
        @Nullable
        Object await() throws InterruptedException, TimeoutException;
    }
}
