package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.cogrid.core.internal.text.FailureCopy;

/** The engine's one thread: runs tasks one at a time, of each client in the order accepted, and small jobs of the engine's own between them. */
final class TaskLoop implements AutoCloseable {
    /** What is done with tasks, and between them. */
    interface Worker {
        /** Once, before the first task. */
        void begin();

        /** Runs a task to its end, whatever it does. */
        void run(QueuedTask task);

        /** A task will not be looked at again: it has run, or was removed before. */
        void settled(QueuedTask task);

        /** After each task. */
        void taskEnded();

        /** When there is no task; how long to wait for one before the next call. */
        Duration idle();

        /** Once, after the last task. */
        void end();

        /** Something of the above has thrown; called before anything is allocated. */
        void failed(Throwable failure);
    }

    private static final System.Logger LOG = System.getLogger(TaskLoop.class.getName());
    /** What failed while no task waited would fail again at once. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Worker worker;
    private final Predicate<UUID> mayStart;
    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final AtomicInteger unsettled = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Guarded by lock. */
    private final Turns turns = new Turns();
    /** Whether tasks may wait for the permission of {@code mayStart}; written under the lock. */
    private volatile boolean stalled;

    private volatile boolean closed;
    /** How long to wait for a task; the engine's thread only. */
    private Duration patience = Duration.ZERO;

    /**
     * A loop without tasks.
     *
     * @param mayStart whether a client's next task may start now; must be quick, and take no lock
     */
    TaskLoop(Worker worker, Predicate<UUID> mayStart) {
        this.worker = worker;
        this.mayStart = mayStart;
    }

    /** How many tasks were accepted and have not ended, the running one included. */
    int unsettled() {
        return unsettled.get();
    }

    void accept(QueuedTask task) {
        unsettled.incrementAndGet();
        underLock(() -> turns.add(task));
    }

    /** A client may have got the permission to start a task. */
    void look() {
        if (stalled) {
            underLock(() -> {});
        }
    }

    private void underLock(Runnable step) {
        lock.lock();
        try {
            step.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Runs a job of the engine's own before the next task. */
    CompletableFuture<Void> between(Runnable job) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        jobs.add(() -> {
            try {
                job.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        underLock(() -> {});
        return done;
    }

    private void runJobs() {
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
        }
    }

    /**
     * Waits on the engine's thread before a task's code runs, doing the jobs that come meanwhile: another engine may wait for
     * one of them, and this one for that engine.
     */
    void serveUntil(CompletionStage<?> awaited) throws InterruptedException {
        CompletableFuture<?> done = awaited.toCompletableFuture();
        done.whenComplete((answer, failure) -> jobs.add(() -> {})); // wakes the loop below
        while (!done.isDone()) {
            jobs.take().run();
        }
    }

    /** What the engine's thread does until {@link #close}. */
    void loop() {
        guarded(worker::begin);
        while (!closed) {
            guarded(this::step);
        }
        guarded(worker::end);
    }

    private void step() {
        try {
            Optional<QueuedTask> next = awaitNext(patience);
            patience = Duration.ZERO; // after a task, look first whether the next one is there
            if (next.isPresent()) {
                run(next.get());
            } else if (jobs.isEmpty()) {
                patience = worker.idle();
            }
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "a stop came too late for its task; only closing ends the loop", e);
        }
        runJobs();
    }

    /** Waits for a task that may start; empty when there is a job to do first, or none came in time. */
    private Optional<QueuedTask> awaitNext(Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = longest.toNanos();
            while (!closed && jobs.isEmpty()) {
                stalled = !turns.isEmpty(); // before the look, so that no permission that comes meanwhile is missed
                Optional<QueuedTask> next = turns.next(mayStart);
                if (next.isPresent() || left <= 0) {
                    return next;
                }
                left = changed.awaitNanos(left);
            }
            return Optional.empty();
        } finally {
            stalled = false;
            lock.unlock();
        }
    }

    private void run(QueuedTask task) {
        if (task.begin()) {
            guarded(() -> worker.run(task));
            guarded(worker::taskEnded);
        }
        guarded(() -> worker.settled(task));
        unsettled.decrementAndGet();
    }

    /** Nothing that user code leaves behind may end the engine's thread. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            worker.failed(e);
            patience = AFTER_FAILURE;
            log(e);
        }
    }

    /** Runs no code of users, as their failures may be in there. */
    private static void log(Throwable failure) {
        try {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "the engine's thread goes on after a failure between tasks",
                    FailureCopy.of(failure));
        } catch (OutOfMemoryError e) { // not even for a line; the thread goes on all the same
            Thread.onSpinWait();
        }
    }

    /** Ends after the running task; tasks still queued never run. */
    @Override
    public void close() {
        closed = true;
        underLock(() -> {});
    }
}
