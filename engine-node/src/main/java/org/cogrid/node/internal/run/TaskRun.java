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
 * One run of a task, which can be stopped. The engine's thread begins and ends it; any thread may ask it to stop. A
 * request after the end has no effect, so it can't hit the next task.
 */
public final class TaskRun {
    /** How long a static initialiser may go on after a stop: stopping it would make its class unusable for ever. */
    private static final long INITIALISER_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** How long after the task's end the threads that it left behind are still stopped. */
    private static final long STRAY_NANOS = TimeUnit.SECONDS.toNanos(10);

    /**
     * How long the end waits until the common pool's workers have noticed the stop. As soon as the next task runs, they
     * work for that one.
     */
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

    // Written under this object's lock, so that a stop comes either before the end or not at all; read without the
    // lock.
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

    /** Asks the task's code to end, on the engine's thread and on threads that the task started. Returns at once. */
    public synchronized void stop() {
        if (stopped || hasEnded()) {
            return;
        }
        stoppedAtNanos = System.nanoTime();
        stopped = true;
        Safepoint.stop(this);
        interrupt();
    }

    /** Whether the task was asked to stop while it ran. If so, any failure of it counts as the cancellation. */
    public boolean isStopped() {
        return stopped;
    }

    /** Whether the engine's thread has ended the task. */
    public boolean hasEnded() {
        return ended;
    }

    /**
     * Asks the task to stop, waits and reports the outcome. Interrupts repeatedly meanwhile, because some libraries
     * swallow the first interrupt.
     */
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

    /** The top frames of the engine's thread: what the task is doing, and the user's code that called it. */
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
     * Runs {@code work} if the calling thread works for this task and the task has not ended, and keeps the task from
     * ending meanwhile. Otherwise does nothing and returns false.
     */
    public synchronized boolean doOnItsBehalf(Runnable work) {
        if (ended || TaskThreads.runOfThisThread() != this) {
            return false;
        }
        work.run();
        return true;
    }

    /** Delivers the output printed so far. */
    public void flushOutput() {
        output.deliver();
    }

    /**
     * Called by the engine's thread when the task's code is done: delivers the last output and clears the interrupt.
     * Threads that the task left behind print to the engine's log from now on.
     */
    public void end() {
        if (stopped) {
            threads.awaitCommonPool(POOL_NANOS);
        }
        synchronized (this) {
            endedAtNanos = System.nanoTime();
            ended = true;
            Thread.interrupted(); // clears an interrupt of stop()
        }
        try {
            output.close();
        } finally {
            threads.ended();
            Safepoint.settle();
            settled.countDown(); // only now, so that waiting threads see all the output
        }
    }

    TaskOutput output() {
        return output;
    }

    TaskThreads threads() {
        return threads;
    }

    /** Called when a thread is being made during this run, by a thread that works for this task or an earlier one. */
    void threadIsMade(boolean byOther) {
        ownThreads.made(byOther);
    }

    /** Whether no thread is left to stop. */
    boolean isGone() {
        if (!hasEnded()) {
            return false;
        }
        boolean forgiven = System.nanoTime() - endedAtNanos > STRAY_NANOS;
        return forgiven || (ownThreads.alive().isEmpty() && !threads.mayBeInCommonPool());
    }

    /** Throws {@link TaskStopped} if it is time for the calling thread, which works for this stopped run, to end. */
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
