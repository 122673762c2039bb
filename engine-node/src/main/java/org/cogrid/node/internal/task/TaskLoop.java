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
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.conversation.Turns;
import org.jspecify.annotations.Nullable;

/**
 * The loop of the engine's thread. It runs tasks one at a time, those of one client in the order accepted, and small
 * jobs of the engine between them.
 */
public final class TaskLoop implements AutoCloseable {
    /** The work of the loop. */
    public interface Worker {
        /** Called once, before the first task. If it throws, no task and no job runs. */
        void begin();

        /** Runs a task to its end. */
        void run(QueuedTask task);

        /** Called when the loop is done with a task: it has run, or was removed before. */
        void settled(QueuedTask task);

        /** Called after each task. */
        void taskEnded();

        /** Called when there is no task; returns how long to wait for one before the next call. */
        Duration idle();

        /** Called once after the last task, if {@link #begin} has succeeded. */
        void end();

        /** Called when another method has thrown, before anything is allocated. */
        void failed(Throwable failure);
    }

    private static final System.Logger LOG = System.getLogger(TaskLoop.class.getName());
    /** The pause after a failure while no task waits, because the same work would fail again at once. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Runnable WAKE = () -> {};

    private final Worker worker;
    private final Predicate<UUID> mayStart;
    private final Runnable taskEnded; // made before memory may run out
    /** New tasks, jobs between tasks, and wake-ups. The engine's thread handles these before it takes the next task. */
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();

    private final AtomicInteger unsettled = new AtomicInteger();
    /** Whether tasks may be waiting because {@code mayStart} refused them. */
    private volatile boolean stalled;

    private volatile boolean closed;

    // Confined to the engine's thread.
    private boolean begun;
    private final Turns turns = new Turns();
    /** The item taken from the inbox and not handled yet. */
    private @Nullable Runnable news;
    /** How long to wait for the inbox when there is no task. */
    private Duration patience = Duration.ZERO;

    /**
     * A loop without tasks.
     *
     * @param mayStart decides whether a client's next task may start now; must be quick and take no lock
     */
    public TaskLoop(Worker worker, Predicate<UUID> mayStart) {
        this.worker = worker;
        this.mayStart = mayStart;
        this.taskEnded = worker::taskEnded;
    }

    /** The number of accepted tasks that have not ended, including the running one. */
    public int unsettled() {
        return unsettled.get();
    }

    public void accept(QueuedTask task) {
        Runnable coming = () -> turns.add(task);
        unsettled.incrementAndGet();
        try {
            inbox.add(coming);
        } catch (RuntimeException | Error e) {
            inbox.remove(coming); // it may fail after it has taken it
            unsettled.decrementAndGet();
            throw e;
        }
    }

    /** Makes the loop look again for tasks that may start. */
    public void look() {
        if (stalled) {
            try {
                wake();
            } catch (OutOfMemoryError e) {
                LOG.log(System.Logger.Level.TRACE, "the loop looks by itself after a while", e);
            }
        }
    }

    private void wake() {
        inbox.add(WAKE);
    }

    /** Runs a job of the engine before the next task. The job fails if the engine could not begin. */
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
     * Waits on the engine's thread before a task's code runs, and runs jobs meanwhile. This avoids a deadlock: this
     * engine may wait for another engine, which waits for one of these jobs.
     */
    public void serveUntil(CompletionStage<?> awaited) throws InterruptedException {
        CompletableFuture<?> done = awaited.toCompletableFuture();
        Unawaited.goesOn("waking the engine's thread", done.handle((answer, failure) -> {
            wake();
            return answer;
        }));
        while (!done.isDone()) {
            news = inbox.take();
            doNews();
        }
    }

    /** Runs on the engine's thread until {@link #close}. */
    public void loop() {
        begun = guarded(worker::begin);
        Runnable round = begun ? this::step : () -> awaitNews(AFTER_FAILURE);
        while (!closed) {
            guarded(round);
        }
        guarded(this::doNews); // jobs that came during the last task
        if (begun) {
            guarded(worker::end);
        }
    }

    private void step() {
        Thread.interrupted(); // a stop may have come too late for its task
        if (news != null) { // it has failed before, for example because memory ran out
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

    /**
     * Handles all items of the inbox. An item that fails, for example because memory ran out, is tried again at the
     * next step.
     */
    private void doNews() {
        news = news == null ? inbox.poll() : news;
        while (news != null) {
            news.run();
            news = null; // before the next is taken, for which there may be no memory
            news = inbox.poll();
        }
    }

    private Optional<QueuedTask> next() {
        if (turns.isEmpty()) {
            return Optional.empty();
        }
        stalled = true; // before the look, so that a change of mayStart meanwhile is not missed
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
        patience = Duration.ZERO; // after a task, first look for the next one without waiting
        try {
            if (task.begin()) {
                runBegun(task);
                guarded(taskEnded);
            }
            worker.settled(task);
        } catch (Throwable e) {
            failed(e);
        } finally {
            unsettled.decrementAndGet();
        }
    }

    /** Runs a task that has begun, without a step for it: that takes memory, for want of which the task would be lost. */
    private void runBegun(QueuedTask task) {
        try {
            worker.run(task);
        } catch (Throwable e) {
            failed(e);
        }
    }

    /** Runs a step; returns whether it threw nothing. Nothing that user code leaves behind may end the engine's thread. */
    private boolean guarded(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Throwable e) {
            failed(e);
            return false;
        }
    }

    private void failed(Throwable failure) {
        worker.failed(failure);
        patience = AFTER_FAILURE;
        try {
            log(failure);
        } catch (OutOfMemoryError e) {
            worker.failed(e); // there is no memory even for that
        }
    }

    /** Logs a copy of the failure, because the failure may be of a user's class, whose code must not run here. */
    private void log(Throwable failure) {
        if (closed && !begun) {
            return; // the thread was told to end
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
