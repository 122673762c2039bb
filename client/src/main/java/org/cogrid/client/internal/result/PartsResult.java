package org.cogrid.client.internal.result;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.MultiResult;
import org.cogrid.client.OutputLine;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.output.SharedListener;
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
public class PartsResult<R extends @Nullable Object, V extends @Nullable Object> implements AsyncResult<V> {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String verb;
    private final List<TaskResult<R>> parts;
    private final Function<List<R>, V> joined;
    private final Duration timeout;

    /**
     * Makes a result.
     *
     * @param parts the parts in the order of the view, at least one
     * @param joined makes the value of the parts' values
     * @param timeout how long {@link #get()} waits, or {@code null} for no limit
     */
    public PartsResult(
            String verb, List<TaskResult<R>> parts, Function<List<R>, V> joined, @Nullable Duration timeout) {
        this.verb = verb;
        this.parts = List.copyOf(parts);
        this.joined = joined;
        this.timeout = timeout == null ? Durations.FOR_EVER : timeout;
    }

    /** Called by Groovy for a missing method. */
    public Object methodMissing(String name, Object arguments) {
        throw UnknownMember.method(type(), name, arguments);
    }

    /** Called by Groovy for a missing property. */
    public Object propertyMissing(String name) {
        throw UnknownMember.property(type(), name, "the values that the tasks have given are in get()");
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
        if (!awaitAll(wait, PartsResult::decode)) {
            throw new TimeoutException();
        }
    }

    /** Returns the time that the view allows for waiting. */
    final Duration timeout() {
        return timeout;
    }

    /** Returns the parts of a result of {@code EnginesView}, in the order of the view. */
    public static <R extends @Nullable Object> List<TaskResult<R>> partsOf(MultiResult<R> result) {
        return ((ListResult<R>) result).parts();
    }

    /** Returns the parts, in the order of the view. */
    final List<TaskResult<R>> parts() {
        return parts;
    }

    /** Returns the tasks, in the order of the view. */
    final List<TaskHandle> handles() {
        return parts.stream().map(TaskResult::handle).toList();
    }

    @Override
    public boolean await(Duration wait) {
        return awaitAll(Durations.notNegative(wait, "time to wait"), part -> {});
    }

    private boolean awaitAll(Duration wait, Consumer<TaskResult<R>> whenEnded) {
        try {
            return Boolean.TRUE.equals(WaitingThreads.during(handles(), () -> endWithin(wait, whenEnded)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "this thread was interrupted while waiting for " + name() + "; the tasks themselves go on", e);
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Waits for all parts. Meanwhile it shows their output. */
    private boolean endWithin(Duration wait, Consumer<TaskResult<R>> whenEnded) throws InterruptedException {
        long left = wait.toNanos();
        long deadline = System.nanoTime() + left;
        List<TaskResult<R>> waiting = new ArrayList<>(parts);
        while (true) {
            boolean some = false;
            for (TaskResult<R> part : List.copyOf(waiting)) {
                if (part.ready()) {
                    part.showOutput();
                    whenEnded.accept(part);
                    waiting.remove(part);
                    some = true;
                }
            }
            if (waiting.isEmpty()) {
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

    private static <R extends @Nullable Object> void decode(TaskResult<R> part) {
        part.successful(); // the outcome is kept
    }

    /** Shows what the parts have printed. */
    final void showOutput() {
        showOutput(parts);
    }

    private static void showOutput(List<? extends TaskResult<?>> parts) {
        for (TaskResult<?> part : parts) {
            part.showOutput();
        }
    }

    /** Returns the value of parts that have ended. */
    private V ended() {
        List<R> values = new ArrayList<>(parts.size());
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        for (int i = 0; i < parts.size(); i++) {
            try {
                values.add(parts.get(i).ended());
            } catch (CogridException e) {
                failures.put(i, e);
            }
        }
        if (!failures.isEmpty()) {
            throw FailureGroups.exception(verb, failures, engines());
        }
        return joined.apply(values);
    }

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
        SharedListener shared = new SharedListener(listener);
        return shared.after(parts.stream().map(part -> part.onOutput(shared)).toList());
    }

    @Override
    public TaskMetadata metadata() {
        return PartsMetadata.of(tasks());
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
        return new Progress((int) parts.stream().filter(TaskResult::ready).count(), parts.size());
    }

    @Override
    public CompletableFuture<V> toFuture() {
        CompletableFuture<V> copy = new CompletableFuture<>();
        CompletableFuture<Void> all =
                CompletableFuture.allOf(parts.stream().map(TaskResult::toFuture).toArray(CompletableFuture[]::new));
        Unawaited.goesOn("telling of the end of " + name(), all.handle((none, failure) -> settle(copy, failure)));
        return copy;
    }

    private boolean settle(CompletableFuture<V> copy, @Nullable Throwable failure) {
        if (failure != null && !ready()) { // a part's end can't come
            return copy.completeExceptionally(failure.getCause() == null ? failure : failure.getCause());
        }
        try {
            return copy.complete(ended());
        } catch (Throwable e) { // whatever users' code throws while it is decoded ends the copy, too
            return copy.completeExceptionally(e);
        }
    }

    /** Describes the task and how far it has come. Does not wait. */
    @Override
    public String toString() {
        return "<" + type().getSimpleName() + " " + name() + ": " + progress() + ">";
    }

    private List<Integer> engines() {
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
