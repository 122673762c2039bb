package org.cogrid.node.internal.run;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.node.internal.output.OutputRouter;
import org.cogrid.node.internal.output.Sink;
import org.cogrid.node.internal.output.TaskOutput;
import org.jspecify.annotations.Nullable;

/**
 * One engine's threads: its own, and those its tasks start, which inherit the task. While at least one engine of this JVM has
 * its threads open, output is routed to tasks and ending the JVM is refused to them.
 */
public final class TaskThreads implements AutoCloseable {
    /**
     * The checks that are put into shipped code make its frames larger while they are interpreted, and what runs on an engine is often run
     * for the first time there. Only what a recursion uses of it takes memory.
     */
    private static final long STACK_BYTES = 8 << 20;

    private static final InheritableThreadLocal<@Nullable TaskRun> RUN = new Inherited();
    private static final Set<TaskThreads> OPEN = ConcurrentHashMap.newKeySet();

    private static volatile boolean ownsJvm;

    private final ThreadGroup group;
    private final Thread engineThread;
    // Written by the engine's thread.
    private volatile @Nullable TaskRun latest;
    // Set by whoever creates a thread.
    private volatile boolean mayHaveStarted;

    private TaskThreads(String name, Runnable body) {
        group = new EngineThreadGroup(name);
        engineThread = new Thread(group, body, name, STACK_BYTES, false);
        engineThread.setDaemon(true); // a task that does not stop must not keep a program alive that hosts engines
    }

    /**
     * This JVM is there for its engine alone, so what a task changes of its common pool and its standard streams is set right. To be called
     * before anything uses the common pool.
     */
    public static void ownJvm() {
        ownsJvm = true;
        CommonPoolWorkers.install();
    }

    /** Prepares the engine's thread without starting it. */
    public static synchronized TaskThreads open(String name, Runnable body) {
        TaskThreads threads = new TaskThreads(name, body);
        if (OPEN.isEmpty()) {
            OutputRouter.install(TaskThreads::outputOfThisThread);
            GroovyExitGuard.install();
        }
        OPEN.add(threads);
        return threads;
    }

    /** The engine's thread. */
    public Thread engineThread() {
        return engineThread;
    }

    /** Starts a task on the calling thread, which must be the engine's. */
    public TaskRun begin(Sink sink) {
        Safepoint.settle();
        TaskRun run = new TaskRun(this, sink);
        RUN.set(run);
        latest = run;
        return run;
    }

    /** Starts work of the engine's own that runs users' code, as a task does; what that prints goes to the engine's log. */
    public TaskRun beginOwn() {
        TaskRun run = begin((err, text) -> {});
        run.output().close();
        return run;
    }

    /** The task that runs now, or the engine's own work. */
    public @Nullable TaskRun running() {
        TaskRun run = latest;
        return run == null || run.hasEnded() ? null : run;
    }

    /** Delivers what the running task has printed so far; to be called every now and then by any thread. */
    public void flushOutput() {
        TaskRun run = running();
        if (run != null) {
            run.flushOutput();
        }
    }

    /** The engine is gone; with the JVM's last one its streams and metaclasses are as before. */
    @Override
    public void close() {
        close(this);
    }

    private static synchronized void close(TaskThreads threads) {
        if (OPEN.remove(threads) && OPEN.isEmpty()) {
            GroovyExitGuard.uninstall();
            OutputRouter.uninstall();
        }
    }

    /**
     * The task the calling thread works for: its own or the one that started it, even if that has ended; but for a worker of the
     * common pool, which outlives the task that happened to start it, the only engine's latest task then.
     */
    static @Nullable TaskRun runOfThisThread() {
        TaskRun run = RUN.get();
        if ((run == null || run.hasEnded()) && isCommonPoolWorker()) {
            return latestOfSole();
        }
        return run;
    }

    private static @Nullable TaskOutput outputOfThisThread() {
        TaskRun run = runOfThisThread();
        return run == null ? null : run.output();
    }

    /** The context class loader of the task the calling thread works for, while that runs. */
    static @Nullable ClassLoader loaderOfTask() {
        TaskRun run = runOfThisThread();
        return run == null || run.hasEnded() ? null : run.threads().engineThread.getContextClassLoader();
    }

    static boolean isCommonPoolWorker() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** Whether work is going on in the common pool that can be this engine's. */
    boolean mayBeInCommonPool() {
        return OPEN.size() == 1 && ForkJoinPool.commonPool().getActiveThreadCount() > 0;
    }

    /** Waits a moment for work in the common pool to end. */
    void awaitCommonPool(long nanos) {
        long start = System.nanoTime();
        while (mayBeInCommonPool() && System.nanoTime() - start < nanos) {
            LockSupport.parkNanos(nanos / 100);
        }
    }

    void ended() {
        if (Thread.currentThread() == engineThread) {
            RUN.remove();
            if (engineThread.getPriority() != Thread.NORM_PRIORITY) {
                engineThread.setPriority(Thread.NORM_PRIORITY);
            }
            if (ownsJvm) {
                OutputRouter.restore();
            }
        }
    }

    /** The living threads that tasks of this engine have started. */
    Set<Thread> started() {
        if (!mayHaveStarted) {
            return new HashSet<>();
        }
        Thread[] alive = new Thread[group.activeCount() + 16];
        int count = group.enumerate(alive);
        Set<Thread> started = new HashSet<>(Arrays.asList(alive).subList(0, count));
        started.remove(engineThread);
        return started;
    }

    private void threadIsMade(TaskRun maker) {
        mayHaveStarted = true;
        TaskRun now = running();
        if (now != null) {
            now.threadIsMade(maker != now);
        }
    }

    private static @Nullable TaskRun latestOfSole() {
        Iterator<TaskThreads> open = OPEN.iterator();
        TaskRun run = open.hasNext() ? open.next().latest : null;
        return open.hasNext() ? null : run;
    }

    /** Notes that a task starts threads, so that those that don't pay nothing for it. */
    private static final class Inherited extends InheritableThreadLocal<@Nullable TaskRun> {
        @Override
        protected @Nullable TaskRun childValue(@Nullable TaskRun parent) {
            if (parent != null) {
                parent.threads().threadIsMade(parent);
            }
            return parent;
        }
    }
}
