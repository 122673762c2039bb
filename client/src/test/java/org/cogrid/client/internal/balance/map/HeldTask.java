package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.threads.Unawaited;

/** A chunk's task that runs when it is told to. */
final class HeldTask implements TaskHandle {
    private static final Instant THEN = Instant.parse("2026-11-22T10:00:00Z");

    private final long id;
    private final int engineId;
    private final Duration run;
    private final Supplier<Object> work;
    private final CompletableFuture<Object> outcome = new CompletableFuture<>();
    private final List<Printed> printed = new CopyOnWriteArrayList<>();
    private final List<Runnable> news = new CopyOnWriteArrayList<>();
    volatile TaskStatus status = TaskStatus.QUEUED;
    volatile long bytesIn = 100;
    /** Why its end can't come until other results are read, or null. */
    volatile CogridException obstacle;

    HeldTask(long id, int engineId, Duration run, Supplier<Object> work) {
        this.id = id;
        this.engineId = engineId;
        this.run = run;
        this.work = work;
    }

    void run() {
        if (hasEnded()) {
            return;
        }
        Object value = work.get();
        status = TaskStatus.OK;
        outcome.complete(value);
    }

    void fail(CogridException failure) {
        status = TaskStatus.FAILED;
        outcome.completeExceptionally(failure);
    }

    void print(String text) {
        printed.add(new Printed(false, text));
        news.forEach(Runnable::run);
    }

    @Override
    public long taskId() {
        return id;
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public int engineId() {
        return engineId;
    }

    @Override
    public TaskStatus status() {
        return status;
    }

    @Override
    public int printedLength() {
        return printed.stream().mapToInt(each -> each.text().length()).sum();
    }

    @Override
    public List<Printed> printed(int from) {
        return from == 0 ? List.copyOf(printed) : List.of();
    }

    @Override
    public Published published() {
        return Published.NOTHING;
    }

    @Override
    public void whenNews(Runnable run) {
        news.add(run);
        Unawaited.goesOn("telling", outcome.handle((value, failure) -> {
            run.run();
            return 0;
        }));
    }

    @Override
    public boolean hasEnded() {
        return outcome.isDone();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        CogridException why = obstacle;
        if (why != null && !hasEnded()) {
            throw why;
        }
        try {
            outcome.handle((value, failure) -> 0).get(longest.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object awaitValue(Duration longest) throws InterruptedException, TimeoutException {
        if (!awaitEnd(longest)) {
            throw new TimeoutException();
        }
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw (CogridException) e.getCause();
        }
    }

    @Override
    public void whenEnded(Consumer<CogridException> callback) {
        CogridException why = obstacle;
        if (why != null) {
            CallbackThreads.executor().execute(() -> callback.accept(why));
            return;
        }
        Unawaited.goesOn(
                "telling",
                outcome.handleAsync(
                        (value, failure) -> {
                            callback.accept(null);
                            return 0;
                        },
                        CallbackThreads.executor()));
    }

    @Override
    public TaskTimes times() {
        return TaskTimes.NONE;
    }

    @Override
    public TaskMetadata metadata() {
        boolean over = status.isTerminal();
        return new TaskMetadata(
                id,
                null,
                "map",
                status,
                engineId,
                null,
                new UUID(1, 1),
                THEN,
                THEN,
                over ? THEN : null,
                over ? THEN.plus(run) : null,
                over ? THEN.plus(run).plusNanos(100_000) : null,
                null,
                null,
                printed.stream().map(Printed::text).reduce("", String::concat),
                "",
                null,
                100,
                bytesIn);
    }

    @Override
    public CancelOutcome cancel() {
        if (hasEnded()) {
            return CancelOutcome.TOO_LATE;
        }
        status = TaskStatus.ABORTED;
        outcome.completeExceptionally(new TaskAbortedException("map " + id + " was cancelled"));
        return CancelOutcome.REMOVED;
    }
}
