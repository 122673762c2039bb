package org.cogrid.node.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.node.internal.output.Sink;
import org.cogrid.node.internal.output.TaskOutput;

/**
 * One task while it runs: begun and ended by the engine's thread, asked to stop by any other. A request to stop that comes after
 * the end has no effect, so it can't hit the next task.
 */
public final class TaskRun {
    /** How long a static initialiser may go on: stopping it would spoil its class for ever. */
    private static final long INITIALISER_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long after the task's end the threads it left behind are still stopped. */
    private static final long STRAY_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** How long the end waits for the common pool's workers to see that they are stopped: once the next task runs they are its. */
    private static final long POOL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long INTERRUPT_AGAIN_MILLIS = 200;
    private static final int LIBRARY_FRAMES_SHOWN = 8;
    private static final int FRAMES_SHOWN = 4;

    private final TaskThreads threads;
    private final Thread thread;
    private final OwnThreads ownThreads;
    private final TaskOutput output;
    private final Map<Thread, Cleanup> cleanups = new ConcurrentHashMap<>();
    private final CountDownLatch settled = new CountDownLatch(1);

    // Written under this's lock, so that a stop comes either before the end or not at all; read without.
    private volatile boolean stopped;
    private volatile boolean ended;
    private volatile long stoppedAtNanos;
    private volatile long endedAtNanos;

    TaskRun(TaskThreads threads, Sink sink) {
        this.threads = threads;
        this.thread = Thread.currentThread();
        this.ownThreads = new OwnThreads(threads::started);
        this.output = new TaskOutput(sink);
    }

    /** Asks the task's code to end, on the engine's thread and on those the task started. Returns at once. */
    public synchronized void stop() {
        if (stopped || hasEnded()) {
            return;
        }
        stoppedAtNanos = System.nanoTime();
        stopped = true;
        Safepoint.stop(this);
        interrupt();
    }

    /** Whether the task was asked to stop while it ran: then its failure, whatever it looks like, is the cancellation. */
    public boolean isStopped() {
        return stopped;
    }

    /** Whether the engine's thread is through with the task. */
    public boolean hasEnded() {
        return ended;
    }

    /** Asks the task to stop, waits and tells what came of it. Interrupts again meanwhile, as some libraries swallow the first. */
    public StopReport stop(Duration grace) throws InterruptedException {
        stop();
        long deadline = System.nanoTime() + grace.toNanos();
        while (!settled.await(INTERRUPT_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > deadline) {
                return new StopReport(false, where());
            }
            interruptAgain();
        }
        return new StopReport(true, "");
    }

    /** The top frames of the engine's thread: what the task is doing, and which code of the user's asked for it. */
    public String where() {
        List<StackTraceElement> stack = List.of(thread.getStackTrace());
        List<StackTraceElement> library =
                stack.stream().takeWhile(frame -> frame.getModuleName() != null).toList();
        return Stream.concat(
                        library.stream().limit(LIBRARY_FRAMES_SHOWN),
                        stack.stream().skip(library.size()).limit(FRAMES_SHOWN))
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    /**
     * Does something for the task that the calling thread works for, and keeps it from ending meanwhile; false, with nothing done, when
     * that is not this task or it has ended.
     */
    public synchronized boolean doOnItsBehalf(Runnable work) {
        if (ended || TaskThreads.runOfThisThread() != this) {
            return false;
        }
        work.run();
        return true;
    }

    /** Delivers what was printed so far. */
    public void flushOutput() {
        output.deliver();
    }

    /**
     * To be called by the engine's thread when the task's code is done: delivers the last output and clears the interrupt. Threads
     * the task left behind print to the engine's log from now on.
     */
    public void end() {
        if (stopped) {
            threads.awaitCommonPool(POOL_NANOS);
        }
        synchronized (this) {
            endedAtNanos = System.nanoTime();
            ended = true;
            Thread.interrupted(); // one that came by stop()
        }
        try {
            output.close();
        } finally {
            threads.ended();
            Safepoint.settle();
            settled.countDown(); // only now, so that who waits for the end has all the output
        }
    }

    TaskOutput output() {
        return output;
    }

    TaskThreads threads() {
        return threads;
    }

    /** A thread is being made while this runs, by one that works for this task or for an earlier one. */
    void threadIsMade(boolean byOther) {
        ownThreads.made(byOther);
    }

    /** Whether nobody is left who would have to be stopped. */
    boolean isGone() {
        if (!hasEnded()) {
            return false;
        }
        boolean forgiven = System.nanoTime() - endedAtNanos > STRAY_NANOS;
        return forgiven || (ownThreads.alive().isEmpty() && !threads.mayBeInCommonPool());
    }

    /** The calling thread works for this run, which was told to stop. */
    void throwIfDue() {
        long now = System.nanoTime();
        Cleanup cleanup = cleanups.get(Thread.currentThread());
        if (cleanup != null) {
            if (cleanup.isOver(now)) {
                throw new TaskStopped();
            }
        } else if (now - stoppedAtNanos > INITIALISER_NANOS || !initialisesSomeClass()) {
            cleanups.put(Thread.currentThread(), new Cleanup(now));
            throw new TaskStopped();
        }
    }

    private static boolean initialisesSomeClass() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(f -> f.getMethodName().equals("<clinit>")));
    }

    private synchronized void interruptAgain() {
        if (!hasEnded()) {
            interrupt();
        }
    }

    private void interrupt() {
        thread.interrupt();
        ownThreads.alive().forEach(Thread::interrupt);
    }
}
