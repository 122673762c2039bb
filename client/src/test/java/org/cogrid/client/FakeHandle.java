package org.cogrid.client;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.wire.RemoteError;

/** A task whose fate the test decides. */
final class FakeHandle implements TaskHandle {
    static final Instant SUBMITTED = Instant.parse("2020-02-20T10:00:00Z");
    private static final UUID CLIENT = new UUID(1, 1);

    private final long id;
    private final String kind;
    private final int engineId;
    private final CompletableFuture<Object> outcome = new CompletableFuture<>();
    volatile TaskStatus status = TaskStatus.QUEUED;
    volatile Instant started;
    volatile Instant completed;
    volatile Instant received;
    volatile String stdout = "";
    /** Why the end can't come until the program reads other results, or null. */
    volatile CogridException obstacle;

    /** Counted down when its value is decoded, which takes as long as another thread wants. */
    volatile CountDownLatch decoding = new CountDownLatch(0);

    private final List<Printed> printed = new ArrayList<>(); // guarded by itself
    private volatile int printedLength;
    private volatile Published published = Published.NOTHING;
    private volatile Runnable news = () -> {};

    FakeHandle(long id, String kind, int engineId) {
        this.id = id;
        this.kind = kind;
        this.engineId = engineId;
    }

    interface Work {
        Object value() throws Throwable;
    }

    void run(Work work) {
        try {
            succeed(work.value());
        } catch (Throwable e) {
            Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
            fail(new RemoteTaskException(
                    new RemoteError(
                            "running", cause.getClass().getName(), cause.getMessage(), "at there", engineId, id),
                    cause));
        }
    }

    void succeed(Object value) {
        status = TaskStatus.OK;
        outcome.complete(value);
    }

    void fail(Throwable failure) {
        status = TaskStatus.FAILED;
        outcome.completeExceptionally(failure);
    }

    /** Has it end as its engine is lost; it had begun if it has {@link #started}. */
    void lose() {
        status = TaskStatus.LOST;
        outcome.completeExceptionally(new EngineLostException(kind + " " + id + ": engine " + engineId + " was lost"));
    }

    void print(boolean err, String text) {
        synchronized (printed) {
            printed.add(new Printed(err, text));
            printedLength += text.length();
        }
        news.run();
    }

    void publish(Object data) {
        published = new Published(() -> data);
        news.run();
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
        return printedLength;
    }

    @Override
    public List<Printed> printed(int from) {
        List<Printed> rest = new ArrayList<>();
        int start = 0;
        synchronized (printed) {
            for (Printed each : printed) { // readers read whole ones
                if (start >= from) {
                    rest.add(each);
                }
                start += each.text().length();
            }
        }
        return rest;
    }

    @Override
    public Published published() {
        return published;
    }

    @Override
    public void whenNews(Runnable run) {
        Runnable before = news;
        news = () -> {
            before.run();
            run.run();
        };
        Unawaited.goesOn("telling of the end", outcome.handle((value, failure) -> {
            run.run();
            return 0;
        }));
    }

    @Override
    public long taskId() {
        return id;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public boolean hasEnded() {
        return outcome.isDone();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        if (obstacle != null && !hasEnded()) {
            throw obstacle;
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
        decoding.await();
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw (CogridException) e.getCause();
        }
    }

    @Override
    public void whenEnded(Consumer<CogridException> callback) {
        if (obstacle != null && !hasEnded()) {
            CallbackThreads.executor().execute(() -> callback.accept(obstacle));
            return;
        }
        Unawaited.goesOn(
                "telling of the end",
                outcome.handleAsync(
                        (value, failure) -> {
                            callback.accept(null);
                            return 0;
                        },
                        CallbackThreads.executor()));
    }

    @Override
    public TaskTimes times() {
        return new TaskTimes(SUBMITTED, started, completed, received);
    }

    @Override
    public TaskMetadata metadata() {
        return new TaskMetadata(
                id, null, kind, status, engineId, null, CLIENT, SUBMITTED, null, started, completed, received, null,
                null, stdout, "", null, 100, 0);
    }

    @Override
    public CancelOutcome cancel() {
        if (outcome.isDone()) {
            return CancelOutcome.TOO_LATE;
        }
        status = TaskStatus.ABORTED;
        outcome.completeExceptionally(new TaskAbortedException("apply " + id + " was cancelled"));
        return CancelOutcome.REMOVED;
    }
}
