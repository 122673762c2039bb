package org.cogrid.client.internal.result;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
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
import org.cogrid.client.internal.progress.ProgressListening;
import org.cogrid.client.internal.progress.ShownProgress;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.Cancels;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/**
 * The result of a task that was sent to several engines: the results of its parts, and one value made of their values.
 *
 * @param <R> the type of the parts' values
 * @param <V> the type of the value
 */
abstract class PartsResult<R extends @Nullable Object, V extends @Nullable Object>
        implements AsyncResult<V>, GridResult {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String verb;
    private final List<TaskResult<R>> parts;
    private final Duration timeout;

    /**
     * Makes a result.
     *
     * @param parts the parts in the order of the view
     * @param timeout how long {@link #get()} waits, or {@code null} for no limit
     */
    PartsResult(String verb, List<TaskResult<R>> parts, @Nullable Duration timeout) {
        this.verb = verb;
        this.parts = List.copyOf(parts);
        this.timeout = timeout == null ? Durations.FOR_EVER : timeout;
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

    @Override
    public V get() {
        try {
            return value(timeout);
        } catch (TimeoutException e) {
            throw new TaskTimeoutException(lateBy(timeout));
        }
    }

    @Override
    public V get(Duration wait) throws TimeoutException {
        try {
            return value(Durations.notNegative(wait, "time to wait"));
        } catch (TimeoutException e) {
            throw new TimeoutException(lateBy(wait));
        }
    }

    private V value(Duration wait) throws TimeoutException {
        awaitOutcomes(wait);
        return ended();
    }

    /** Waits until all parts have ended, and decodes each as soon as it has. */
    final void awaitOutcomes(Duration wait) throws TimeoutException {
        if (!waits(() -> endWithin(wait, true, this::ready))) {
            throw new TimeoutException();
        }
    }

    /**
     * Waits until a part has ended and is decoded. Decodes all that end meanwhile, as otherwise there might be no room
     * for this one.
     */
    final void awaitOutcome(TaskResult<R> part) {
        if (!part.ready() && !waits(() -> endWithin(timeout, true, part::ready))) {
            throw new TaskTimeoutException(lateBy(timeout));
        }
        waits(
                () -> { // an interrupt while another thread decodes it is no failure of the part
                    part.decode();
                    return true;
                });
    }

    /** Returns the time that the view allows for waiting. */
    final Duration timeout() {
        return timeout;
    }

    /** Returns the verb. */
    final String verb() {
        return verb;
    }

    /** Returns the parts, in the order of the view. */
    final List<TaskResult<R>> parts() {
        return parts;
    }

    @Override
    public final List<TaskHandle> handles() {
        return parts.stream().map(TaskResult::handle).toList();
    }

    @Override
    public boolean await(Duration wait) {
        Duration longest = Durations.notNegative(wait, "time to wait");
        return waits(() -> endWithin(longest, false, this::ready));
    }

    @Override
    public PartsResult<R, V> showProgress() {
        if (!shows(
                () -> ShownProgress.during(handles(), this::progress, () -> endWithin(timeout, true, this::ready)))) {
            throw new TaskTimeoutException(lateBy(timeout));
        }
        return this;
    }

    private boolean waits(WaitingThreads.Wait wait) {
        return shows(() -> ShownProgress.ifAutomatic(handles(), this::progress, wait));
    }

    private boolean shows(WaitingThreads.Wait wait) {
        try {
            return Boolean.TRUE.equals(WaitingThreads.during(handles(), wait));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "this thread was interrupted while waiting for " + name() + "; the tasks themselves go on", e);
        } catch (TimeoutException e) {
            return false;
        }
    }

    /**
     * Waits until there is enough, and shows the parts' output meanwhile.
     *
     * @param decodes true if parts are decoded as soon as they have ended
     */
    private boolean endWithin(Duration wait, boolean decodes, BooleanSupplier enough) throws InterruptedException {
        long left = wait.toNanos();
        long deadline = System.nanoTime() + left;
        List<TaskResult<R>> waiting = new ArrayList<>(parts);
        while (true) {
            boolean some = false;
            for (TaskResult<R> part : List.copyOf(waiting)) {
                if (part.ready()) {
                    part.showOutput();
                    if (decodes) {
                        part.decode();
                    }
                    waiting.remove(part);
                    some = true;
                }
            }
            if (waiting.isEmpty() || enough.getAsBoolean()) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
            awaitOne(waiting, left, some);
            left = deadline - System.nanoTime();
        }
    }

    /**
     * Waits a moment for the first of these parts.
     *
     * @param some true if other parts have just been decoded, which may have made room for this one
     */
    private void awaitOne(List<TaskResult<R>> waiting, long left, boolean some) throws InterruptedException {
        try {
            waiting.get(0).endsWithin(Duration.ofNanos(waiting.size() == 1 ? left : Math.min(left, LOOK_NANOS)));
        } catch (CogridException noRoom) {
            if (!some && waiting.stream().noneMatch(TaskResult::ready)) {
                throw noRoom;
            }
        }
        showOutput(waiting);
    }

    @Override
    public final void showOutput() {
        showOutput(parts);
    }

    private static void showOutput(List<? extends TaskResult<?>> parts) {
        for (TaskResult<?> part : parts) {
            part.showOutput();
        }
    }

    /** Returns the value of parts that have ended, or throws their failures. */
    abstract V ended();

    @Override
    public boolean ready() {
        return parts.stream().allMatch(TaskResult::ready);
    }

    @Override
    public boolean successful() {
        if (!ready()) {
            throw new IllegalStateException(name() + " has not ended yet (" + progress() + "); ask ready() first");
        }
        return parts.stream().allMatch(TaskResult::successful);
    }

    @Override
    public CancelOutcome cancel() {
        return Cancels.all(handles()).stream().max(CancelOutcome::compareTo).orElse(CancelOutcome.TOO_LATE);
    }

    @Override
    public CompletableFuture<@Nullable Void> onOutput(Consumer<OutputLine> listener) {
        SharedListener<OutputLine> shared = new SharedListener<>(listener);
        return shared.after(parts.stream().map(part -> part.onOutput(shared)).toList());
    }

    @Override
    public CompletableFuture<@Nullable Void> onData(Consumer<PublishedData> listener) {
        SharedListener<PublishedData> shared = new SharedListener<>(listener);
        return shared.after(parts.stream().map(part -> part.onData(shared)).toList());
    }

    @Override
    public PartsResult<R, V> onProgress(Consumer<Progress> listener) {
        ProgressListening.start(handles(), this::progress, listener);
        return this;
    }

    @Override
    public TaskMetadata metadata() {
        return PartsMetadata.of(verb, tasks());
    }

    /** Returns the metadata of each part. */
    public List<TaskMetadata> tasks() {
        return parts.stream().map(TaskResult::metadata).toList();
    }

    @Override
    public Duration elapsed() {
        TaskMetadata known = metadata();
        Instant end = known.received();
        return Duration.between(
                known.submitted(), end == null ? InstantSource.system().instant() : end);
    }

    @Override
    public Duration serialTime() {
        return parts.stream().map(TaskResult::serialTime).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Duration wallTime() {
        return elapsed();
    }

    @Override
    public Progress progress() {
        return new Progress((int) parts.stream().filter(TaskResult::ready).count(), parts.size(), (int)
                parts.stream().filter(TaskResult::hasFailed).count());
    }

    @Override
    public CompletableFuture<V> toFuture() {
        CompletableFuture<V> copy = new CompletableFuture<>();
        List<CompletableFuture<R>> each =
                parts.stream().map(TaskResult::toFuture).toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(each.toArray(CompletableFuture[]::new));
        Unawaited.goesOn("telling of the end of " + name(), all.handle((none, failure) -> settle(copy, each)));
        return copy;
    }

    private boolean settle(CompletableFuture<V> copy, List<CompletableFuture<R>> each) {
        try {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).ready()) { // its end can't come, as its future says
                    each.get(i).join();
                }
            }
            return copy.complete(ended());
        } catch (CompletionException e) {
            return copy.completeExceptionally(e.getCause() == null ? e : e.getCause());
        } catch (Throwable e) { // whatever users' code throws while it is decoded ends the copy, too
            return copy.completeExceptionally(e);
        }
    }

    /** Describes the task and how far it has come. Does not wait. */
    @Override
    public String toString() {
        return "<" + type().getSimpleName() + " " + name() + ": " + progress() + ">";
    }

    final List<Integer> engines() {
        return parts.stream().map(part -> part.handle().engineId()).toList();
    }

    private String name() {
        List<Integer> engines = engines();
        return verb + " on " + (engines.size() == 1 ? "engine " + engines.get(0) : "engines " + engines);
    }

    private String lateBy(Duration wait) {
        return name() + " was not done within " + Amounts.time(wait) + " and goes on (" + progress()
                + " have ended); wait longer with get(Duration), or cancel() it";
    }
}
