package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.OutputLine;
import org.cogrid.client.Progress;
import org.cogrid.client.PublishedData;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.output.SharedListener;
import org.cogrid.client.internal.output.TaskListening;
import org.cogrid.client.internal.progress.ProgressListening;
import org.cogrid.client.internal.progress.ShownProgress;
import org.cogrid.client.internal.result.GridResult;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * The result of a map over a balanced view.
 *
 * @param <V> the type of the value
 */
abstract class JobResult<V extends @Nullable Object> implements AsyncResult<V>, GridResult {
    private final String verb;
    private final MapJob job;
    private final TaskHandle handle;
    private final Duration timeout;

    JobResult(String verb, MapJob job) {
        this.verb = verb;
        this.job = job;
        this.handle = new JobHandle(job);
        this.timeout = Objects.requireNonNullElse(job.plan().timeout(), Durations.FOR_EVER);
    }

    /** Called by Groovy for a missing method. */
    public Object methodMissing(String name, Object arguments) {
        throw UnknownMember.method(type(), name, arguments);
    }

    /** Called by Groovy for a missing property. */
    public Object propertyMissing(String name) {
        throw UnknownMember.ofResult(type(), name, "the values that the tasks have given are in get()");
    }

    /** Returns the public type. */
    Class<?> type() {
        return AsyncResult.class;
    }

    final MapJob job() {
        return job;
    }

    final Duration timeout() {
        return timeout;
    }

    final String verb() {
        return verb;
    }

    @Override
    public List<TaskHandle> handles() {
        return List.of(handle);
    }

    @Override
    public void showOutput() {
        job.tasks().show();
    }

    /** Returns the value of a map that has ended, or throws its failures. */
    abstract V ended();

    @Override
    public V get() {
        if (!waits(timeout, job::hasEnded)) {
            throw new TaskTimeoutException(lateBy(timeout));
        }
        return ended();
    }

    @Override
    public V get(Duration wait) throws TimeoutException {
        if (!waits(Durations.notNegative(wait, "time to wait"), job::hasEnded)) {
            throw new TimeoutException(lateBy(wait));
        }
        return ended();
    }

    @Override
    public boolean await(Duration wait) {
        return waits(Durations.notNegative(wait, "time to wait"), job::hasEnded);
    }

    /** Waits as {@link #waits} does, but never shows progress, as there may be many such waits. */
    final boolean waitsQuietly(Duration wait, BooleanSupplier enough) {
        return during(() -> job.await(wait, enough));
    }

    /** Waits, and shows the items' output meanwhile. An interrupt may cancel the map: see {@link WaitingThreads}. */
    final boolean waits(Duration wait, BooleanSupplier enough) {
        return during(() -> ShownProgress.ifAutomatic(job::whenNews, this::progress, () -> job.await(wait, enough)));
    }

    @Override
    public JobResult<V> showProgress() {
        if (!during(
                () -> ShownProgress.during(job::whenNews, this::progress, () -> job.await(timeout, job::hasEnded)))) {
            throw new TaskTimeoutException(lateBy(timeout));
        }
        return this;
    }

    private boolean during(WaitingThreads.Wait wait) {
        try {
            return Boolean.TRUE.equals(WaitingThreads.during(handle, wait));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "this thread was interrupted while waiting for " + verb + "; the tasks themselves go on", e);
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public boolean ready() {
        return job.hasEnded();
    }

    @Override
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException(verb + " has not ended yet (" + progress() + "); ask ready() first");
        }
        return job.failure() == null && progress().failed() == 0;
    }

    @Override
    public CancelOutcome cancel() {
        return job.cancel();
    }

    @Override
    public CompletableFuture<@Nullable Void> onOutput(Consumer<OutputLine> listener) {
        SharedListener<OutputLine> shared = new SharedListener<>(listener);
        job.tasks().leaveOutput();
        return TasksListening.to(job, task -> TaskListening.toOutput(task, shared));
    }

    @Override
    public CompletableFuture<@Nullable Void> onData(Consumer<PublishedData> listener) {
        SharedListener<PublishedData> shared = new SharedListener<>(listener);
        return TasksListening.to(job, task -> TaskListening.toData(task, shared));
    }

    @Override
    public JobResult<V> onProgress(Consumer<Progress> listener) {
        ProgressListening.start(job::whenNews, this::progress, listener);
        return this;
    }

    @Override
    public TaskMetadata metadata() {
        return MapMetadata.of(job);
    }

    @Override
    public Duration elapsed() {
        return Duration.between(job.submitted(), Objects.requireNonNullElseGet(job.ended(), Instant::now));
    }

    @Override
    public Duration serialTime() {
        return job.tasks().serialTime();
    }

    @Override
    public Duration wallTime() {
        return elapsed();
    }

    @Override
    public Progress progress() {
        return job.progress();
    }

    @Override
    public CompletableFuture<V> toFuture() {
        CompletableFuture<V> copy = new CompletableFuture<>();
        job.news().atEnd(() -> {
            try {
                copy.complete(ended());
            } catch (Throwable e) { // it ends the copy, too
                copy.completeExceptionally(e);
            }
        });
        return copy;
    }

    /** Describes the map and how far it has come. Does not wait. */
    @Override
    public String toString() {
        return "<" + type().getSimpleName() + " " + verb + ": " + progress() + ">";
    }

    final String lateBy(Duration wait) {
        return verb + " was not done within " + Amounts.time(wait) + " and goes on (" + progress()
                + " have ended); wait longer with get(Duration), or cancel() it";
    }
}
