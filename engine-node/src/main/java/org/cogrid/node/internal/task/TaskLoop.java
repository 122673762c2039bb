package org.cogrid.node.internal.task;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.cogrid.core.internal.text.FailureCopy;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.conversation.Turns;
import org.jspecify.annotations.Nullable;

/** The engine's one thread: runs tasks one at a time, of each client in the order accepted, and small jobs of the engine's own between them. */
public final class TaskLoop implements AutoCloseable {
    /** What is done with tasks, and between them. */
    public interface Worker {
        /** Once, before the first task. When it throws, no task and no job runs: there is nothing for them to work on. */
        void begin();

        /** Runs a task to its end, whatever it does. */
        void run(QueuedTask task);

        /** A task will not be looked at again: it has run, or was removed before. */
        void settled(QueuedTask task);

        /** After each task. */
        void taskEnded();

        /** When there is no task; how long to wait for one before the next call. */
        Duration idle();

        /** Once, after the last task, if it has begun. */
        void end();

        /** Something of the above has thrown; called before anything is allocated. */
        void failed(Throwable failure);
    }

    private static final System.Logger LOG = System.getLogger(TaskLoop.class.getName());
    /** What failed while no task waited would fail again at once. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Worker worker;
    private final Predicate<UUID> mayStart;
    /** Tasks that have come, jobs to do between tasks, and wake-ups: what the engine's thread does before it takes the next task. */
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();

    private final AtomicInteger unsettled = new AtomicInteger();
    /** Whether tasks may wait for the permission of {@code mayStart}. */
    private volatile boolean stalled;

    private volatile boolean closed;

    // The engine's thread only.
    private boolean begun;
    private final Turns turns = new Turns();
    /** Taken out of the inbox, and not done yet. */
    private @Nullable Runnable news;
    /** How long to wait for news when there is no task. */
    private Duration patience = Duration.ZERO;

    /**
     * A loop without tasks.
     *
     * @param mayStart whether a client's next task may start now; must be quick, and take no lock
     */
    public TaskLoop(Worker worker, Predicate<UUID> mayStart) {
        this.worker = worker;
        this.mayStart = mayStart;
    }

    /** How many tasks were accepted and have not ended, the running one included. */
    public int unsettled() {
        return unsettled.get();
    }

    public void accept(QueuedTask task) {
        unsettled.incrementAndGet();
        inbox.add(() -> turns.add(task));
    }

    /** A client may have got the permission to start a task. */
    public void look() {
        if (stalled) {
            wake();
        }
    }

    private void wake() {
        inbox.add(() -> {});
    }

    /** Runs a job of the engine's own before the next task; it fails where the engine could not begin. */
    public CompletableFuture<Void> between(Runnable job) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        inbox.add(() -> {
            try {
                requireBegun();
                job.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private void requireBegun() {
        if (!begun) {
            throw new IllegalStateException("The engine could not begin, and ends: its log says why");
        }
    }

    /**
     * Waits on the engine's thread before a task's code runs, doing the jobs that come meanwhile: another engine may wait for
     * one of them, and this one for that engine.
     */
    public void serveUntil(CompletionStage<?> awaited) throws InterruptedException {
        CompletableFuture<?> done = awaited.toCompletableFuture();
        done.whenComplete((answer, failure) -> wake());
        while (!done.isDone()) {
            news = inbox.take();
            doNews();
        }
    }

    /** What the engine's thread does until {@link #close}. */
    public void loop() {
        begun = guarded(worker::begin);
        while (!closed) {
            guarded(begun ? this::step : () -> awaitNews(AFTER_FAILURE));
        }
        guarded(this::doNews); // jobs that came during the last task
        if (begun) {
            guarded(worker::end);
        }
    }

    private void step() {
        Thread.interrupted(); // a stop may have come too late for its task
        if (news != null) { // which has failed before, as for want of memory
            LockSupport.parkNanos(AFTER_FAILURE.toNanos());
        }
        doNews();
        Optional<QueuedTask> next = next();
        if (next.isPresent()) {
            run(next.get());
        } else if (patience.isZero()) {
            patience = worker.idle();
        } else {
            awaitNews(patience);
            patience = Duration.ZERO;
        }
    }

    /** Does what has come. What fails, as for want of memory, is tried again at the next step. */
    private void doNews() {
        news = news == null ? inbox.poll() : news;
        while (news != null) {
            news.run();
            news = inbox.poll();
        }
    }

    private Optional<QueuedTask> next() {
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        stalled = true; // before the look, so that no permission that comes meanwhile is missed
        Optional<QueuedTask> next = turns.next(mayStart);
        stalled = next.isEmpty();
        return next;
    }

    private void awaitNews(Duration longest) {
        try {
            news = inbox.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            doNews();
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "only closing ends the loop", e);
        }
    }

    private void run(QueuedTask task) {
        patience = Duration.ZERO; // after a task, look first whether the next one is there
        if (task.begin()) {
            guarded(() -> worker.run(task));
            guarded(worker::taskEnded);
        }
        guarded(() -> worker.settled(task));
        unsettled.decrementAndGet();
    }

    /** Nothing that user code leaves behind may end the engine's thread; whether nothing was thrown. */
    private boolean guarded(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Throwable e) {
            worker.failed(e);
            patience = AFTER_FAILURE;
            log(e);
            return false;
        }
    }

    /** Copies the failure, as it may be one of users', whose code must not run here. */
    private void log(Throwable failure) {
        if (closed && !begun) {
            return; // it was told to give up
        }
        String what = begun
                ? "the engine's thread goes on after a failure between tasks"
                : "the engine could not begin, and runs no task";
        SafeLog.write(() -> LOG.log(System.Logger.Level.ERROR, what, FailureCopy.of(failure)));
    }

    /** Ends after the running task; tasks still queued never run. */
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
