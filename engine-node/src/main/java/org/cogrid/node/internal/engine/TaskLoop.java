package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine's one thread: runs tasks one at a time, in the order accepted, and small jobs of the engine's own between them. */
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
    }

    private static final System.Logger LOG = System.getLogger(TaskLoop.class.getName());

    private final Worker worker;
    private final LinkedBlockingDeque<Runnable> work = new LinkedBlockingDeque<>();
    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final AtomicInteger unsettled = new AtomicInteger();
    private volatile boolean closed;
    /** How long to wait for a task; the engine's thread only. */
    private Duration patience = Duration.ZERO;

    TaskLoop(Worker worker) {
        this.worker = worker;
    }

    /** How many tasks were accepted and have not ended, the running one included. */
    int unsettled() {
        return unsettled.get();
    }

    void accept(QueuedTask task) {
        unsettled.incrementAndGet();
        work.addLast(() -> {
            try {
                run(task);
                worker.settled(task);
            } finally {
                unsettled.decrementAndGet();
            }
        });
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
        work.addFirst(this::runJobs); // finds none when a task that waited has run them
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

    private void run(QueuedTask task) {
        if (task.begin()) {
            worker.run(task);
            worker.taskEnded();
        }
    }

    /** What the engine's thread does until {@link #close}. */
    void loop() {
        guarded(worker::begin);
        while (!closed) {
            try {
                Runnable next = work.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                patience = Duration.ZERO; // after a task, look first whether the next one is there
                guarded(next != null ? next : () -> patience = worker.idle());
            } catch (InterruptedException e) {
                LOG.log(System.Logger.Level.DEBUG, "a stop came too late for its task; only closing ends the loop", e);
            }
        }
        guarded(worker::end);
    }

    /** Nothing that user code leaves behind may end the engine's thread. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.ERROR, "the engine's thread goes on after a failure between tasks", e);
        }
    }

    /** Ends after the running task; tasks still queued never run. */
    @Override
    public void close() {
        closed = true;
        work.addFirst(() -> {});
    }
}
