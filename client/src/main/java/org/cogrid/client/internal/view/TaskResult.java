package org.cogrid.client.internal.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.CallbackThreads;
import org.cogrid.client.internal.TaskHandle;
import org.cogrid.client.internal.Waited;
import org.cogrid.client.internal.Waits;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.jspecify.annotations.Nullable;

/** The result of one task. */
final class TaskResult<R extends @Nullable Object> implements AsyncResult<R> {
    private final TaskHandle handle;
    private final BiFunction<TaskHandle, @Nullable Object, R> toValue;
    private final @Nullable Duration timeout;
    private final InstantSource clock;

    /** Whether the failure already says where the program first asked for it. */
    private final AtomicBoolean failureIsPlaced = new AtomicBoolean();

    /**
     * A result that makes its value from the task's.
     *
     * @param timeout how long {@link #get()} waits, or {@code null} for as long as it takes
     */
    TaskResult(
            TaskHandle handle,
            BiFunction<TaskHandle, @Nullable Object, R> toValue,
            @Nullable Duration timeout,
            InstantSource clock) {
        this.handle = handle;
        this.toValue = toValue;
        this.timeout = timeout;
        this.clock = clock;
    }

    @Override
    public R get() {
        if (timeout == null) {
            return waitFor(handle.outcome()::get);
        }
        if (!await(timeout)) {
            throw new TaskTimeoutException(lateBy(timeout));
        }
        return waitFor(handle.outcome()::get);
    }

    @Override
    public R get(Duration wait) throws TimeoutException {
        if (!await(wait)) {
            throw new TimeoutException(lateBy(wait));
        }
        return waitFor(handle.outcome()::get);
    }

    @Override
    public boolean await(Duration wait) {
        long nanos = Limits.nanos(Limits.notNegative(wait, "time to wait"));
        try {
            Waits.during(handle, () -> handle.outcome().get(nanos, TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return ready();
        } catch (ExecutionException | java.util.concurrent.CancellationException e) {
            return true;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return true;
    }

    @Override
    public boolean ready() {
        return handle.outcome().isDone();
    }

    @Override
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException(name() + " has not ended yet (" + status() + "); ask ready() first");
        }
        return !handle.outcome().isCompletedExceptionally();
    }

    @Override
    public CancelOutcome cancel() {
        return handle.cancel();
    }

    @Override
    public TaskMetadata metadata() {
        return handle.metadata();
    }

    @Override
    public Duration elapsed() {
        TaskMetadata known = metadata();
        return Duration.between(known.submitted(), orNow(known.received()));
    }

    @Override
    public Duration serialTime() {
        TaskMetadata known = metadata();
        Instant started = known.started();
        return started == null ? Duration.ZERO : Duration.between(started, orNow(known.completed()));
    }

    @Override
    public Duration wallTime() {
        return elapsed();
    }

    @Override
    public Progress progress() {
        return new Progress(ready() ? 1 : 0, 1);
    }

    @Override
    public CompletableFuture<R> toFuture() {
        CompletableFuture<R> copy = new CompletableFuture<>();
        if (ready()) {
            settle(copy);
        } else {
            handle.outcome().whenCompleteAsync((value, failure) -> settle(copy), CallbackThreads.executor());
        }
        return copy;
    }

    /** Says what it is and how far it has come, without waiting. */
    @Override
    public String toString() {
        return "<AsyncResult " + handle.kind() + " " + handle.taskId() + ": " + status() + ">";
    }

    private void settle(CompletableFuture<R> copy) {
        try {
            copy.complete(get(Duration.ZERO));
        } catch (Throwable failure) {
            copy.completeExceptionally(failure);
        }
    }

    private R waitFor(Waits.Wait wait) {
        try {
            return toValue.apply(handle, Waits.during(handle, wait));
        } catch (TimeoutException e) {
            throw new IllegalStateException("an outcome that is waited for without a limit timed out", e);
        } catch (ExecutionException e) {
            throw placed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The failure was made by a thread of ours, whose stack tells nothing; the place of the first asking does. */
    private RuntimeException placed(Throwable failure) {
        if (failureIsPlaced.compareAndSet(false, true)) {
            failure.setStackTrace(CallerStack.here());
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new CogridException(name() + " failed", failure);
    }

    private CogridException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CogridException(
                "this thread was interrupted while waiting for " + name() + "; the task itself goes on", cause);
    }

    private String lateBy(Duration wait) {
        return name() + " was not done within " + Waited.text(wait) + " and goes on (" + status()
                + "); wait longer with get(Duration), or cancel() it";
    }

    private Instant orNow(@Nullable Instant end) {
        return end == null ? clock.instant() : end;
    }

    private String name() {
        return handle.kind() + " " + handle.taskId() + " on engine "
                + metadata().engineId();
    }

    private String status() {
        return metadata().status().toString();
    }
}
