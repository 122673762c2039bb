package org.cogrid.client.internal.result;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.OutputLine;
import org.cogrid.client.Progress;
import org.cogrid.client.PublishedData;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.output.BusyNote;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.output.ShownOutput;
import org.cogrid.client.internal.output.TaskListening;
import org.cogrid.client.internal.output.TaskWatch;
import org.cogrid.client.internal.progress.ProgressListening;
import org.cogrid.client.internal.progress.ShownProgress;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/** The result of one task. */
public final class TaskResult<R extends @Nullable Object> implements AsyncResult<R>, GridResult {

    private final TaskHandle handle;
    private final BiFunction<TaskHandle, @Nullable Object, R> toValue;
    private final @Nullable Duration timeout;
    private final InstantSource clock;
    private final TaskWatch watch;

    /** True if the failure already has the place where the program first asked for the result. */
    private final AtomicBoolean failureIsPlaced = new AtomicBoolean();

    /**
     * Makes a result that derives its value from the task's.
     *
     * @param timeout how long {@link #get()} waits, or {@code null} for no limit
     * @param watch shows waiting threads the output
     */
    TaskResult(
            TaskHandle handle,
            BiFunction<TaskHandle, @Nullable Object, R> toValue,
            @Nullable Duration timeout,
            InstantSource clock,
            TaskWatch watch) {
        this.handle = handle;
        this.toValue = toValue;
        this.timeout = timeout;
        this.clock = clock;
        this.watch = watch;
    }

    /** Makes the result of a task that was sent over this connection with these options. */
    public static <R extends @Nullable Object> TaskResult<R> of(
            GridConnection connection,
            TaskHandle handle,
            TaskOptions options,
            BiFunction<TaskHandle, @Nullable Object, R> toValue) {
        OutputDisplay display = options.hidesOutput() ? OutputDisplay.NONE : connection.output();
        TaskWatch watch = new TaskWatch(new ShownOutput(handle, display), new BusyNote(handle, connection.busy()));
        return new TaskResult<>(handle, toValue, options.timeout(), InstantSource.system(), watch);
    }

    /** Called by Groovy for a missing method. */
    public Object methodMissing(String name, Object arguments) {
        throw UnknownMember.method(AsyncResult.class, name, arguments);
    }

    /** Called by Groovy for a missing property. */
    public Object propertyMissing(String name) {
        throw UnknownMember.ofResult(AsyncResult.class, name, "what the task has given has it, perhaps: get()." + name);
    }

    @Override
    public R get() {
        try {
            return value(timeout == null ? Durations.FOR_EVER : timeout);
        } catch (TimeoutException e) {
            throw new TaskTimeoutException(lateBy(timeout == null ? Durations.FOR_EVER : timeout));
        }
    }

    @Override
    public R get(Duration wait) throws TimeoutException {
        try {
            return value(Durations.notNegative(wait, "time to wait"));
        } catch (TimeoutException e) {
            throw new TimeoutException(lateBy(wait));
        }
    }

    private R value(Duration wait) throws TimeoutException {
        return outcome(() -> WaitingThreads.during(handle, () -> watch.during(wait, handle::awaitValue)));
    }

    private R outcome(WaitingThreads.Wait wait) throws TimeoutException {
        try {
            return toValue.apply(handle, wait.await());
        } catch (CogridException e) {
            throw placed(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public boolean await(Duration wait) {
        Duration longest = Durations.notNegative(wait, "time to wait");
        return waits(() -> endsWithin(longest));
    }

    @Override
    public TaskResult<R> showProgress() {
        Duration longest = timeout == null ? Durations.FOR_EVER : timeout;
        if (!waits(() -> ShownProgress.during(List.of(handle), this::progress, () -> endsWithin(longest)))) {
            throw new TaskTimeoutException(lateBy(longest));
        }
        return this;
    }

    private boolean waits(WaitingThreads.Wait wait) {
        try {
            return Boolean.TRUE.equals(WaitingThreads.during(handle, wait));
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public List<TaskHandle> handles() {
        return List.of(handle);
    }

    /** Returns the task. */
    public TaskHandle handle() {
        return handle;
    }

    @Override
    public void showOutput() {
        watch.look();
    }

    /** Decodes the outcome of a task that has ended. The outcome is kept, be it a value or a failure. */
    void decode() throws InterruptedException {
        try {
            handle.awaitValue(Durations.FOR_EVER);
        } catch (CogridException e) { // it is kept, and thrown when the value is asked for
            return;
        } catch (TimeoutException e) {
            throw new IllegalStateException("waiting without limit does not time out", e);
        }
    }

    /** Returns the value of a task that has ended, or throws its failure. */
    R ended() {
        try {
            return known();
        } catch (TimeoutException e) {
            throw new IllegalStateException("waiting without limit does not time out", e);
        }
    }

    /** Waits as {@link #await} does, for a caller that waits for other results, too. */
    boolean endsWithin(Duration longest) throws InterruptedException {
        try {
            watch.during(longest, this::end);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private @Nullable Object end(Duration longest) throws InterruptedException, TimeoutException {
        if (!handle.awaitEnd(longest)) {
            throw new TimeoutException();
        }
        return null;
    }

    @Override
    public CompletableFuture<@Nullable Void> onOutput(Consumer<OutputLine> listener) {
        watch.leaveOutput();
        return TaskListening.toOutput(handle, Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public CompletableFuture<@Nullable Void> onData(Consumer<PublishedData> listener) {
        return TaskListening.toData(handle, Objects.requireNonNull(listener, "listener"));
    }

    @Override
    public TaskResult<R> onProgress(Consumer<Progress> listener) {
        ProgressListening.start(List.of(handle), this::progress, listener);
        return this;
    }

    @Override
    public boolean ready() {
        return handle.hasEnded();
    }

    @Override
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException(name() + " has not ended yet (" + status() + "); ask ready() first");
        }
        try {
            decode();
            ended();
            return true;
        } catch (CogridException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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
        return new Progress(ready() ? 1 : 0, 1, hasFailed() ? 1 : 0);
    }

    /** True if the task has ended without a value, as far as is known without decoding it. */
    boolean hasFailed() {
        return ready() && handle.status() != TaskStatus.OK;
    }

    @Override
    public CompletableFuture<R> toFuture() {
        CompletableFuture<R> copy = new CompletableFuture<>();
        if (ready()) {
            settle(copy, null);
        } else {
            handle.whenEnded(problem -> settle(copy, problem));
        }
        return copy;
    }

    /** Describes the task and how far it has come. Does not wait. */
    @Override
    public String toString() {
        return "<AsyncResult " + name() + ": " + status() + ">";
    }

    /** Returns the outcome to a caller that does not wait, and shows nothing. */
    private R known() throws TimeoutException {
        return outcome(() -> handle.awaitValue(Durations.FOR_EVER));
    }

    private void settle(CompletableFuture<R> copy, @Nullable CogridException problem) {
        try {
            if (problem != null) {
                throw problem;
            }
            copy.complete(known());
        } catch (Throwable failure) { // whatever users' code throws while it is decoded ends the copy, too
            copy.completeExceptionally(failure);
        }
    }

    /**
     * Gives a failure the stack of the thread that first asks for the result: a failure made on one of Cogrid's threads
     * has a stack that says nothing.
     */
    private CogridException placed(CogridException failure) {
        if (handle.hasEnded() && failureIsPlaced.compareAndSet(false, true)) {
            failure.setStackTrace(CallerStack.here());
        }
        return failure;
    }

    private CogridException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new CogridException(
                "this thread was interrupted while waiting for " + name() + "; the task itself goes on", cause);
    }

    private String lateBy(Duration wait) {
        return name() + " was not done within " + Amounts.time(wait) + " and goes on (" + status()
                + "); wait longer with get(Duration), or cancel() it";
    }

    private Instant orNow(@Nullable Instant end) {
        return end == null ? clock.instant() : end;
    }

    private String name() {
        int engine = handle.engineId();
        return handle.kind() + " " + handle.taskId() + (engine < 0 ? "" : " on engine " + engine);
    }

    private String status() {
        return handle.status().toString();
    }
}
