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
 * The threads of one engine: the engine's thread and those that its tasks start, which inherit the task. While any
 * engine of this JVM has its threads open, output is routed to tasks, and tasks can't end the JVM.
 */
public final class TaskThreads implements AutoCloseable {
    /**
     * The stack size of the engine's thread. The inserted checks make frames larger as long as code is interpreted, and
     * code on an engine often runs for the first time. Only the used part of the stack takes memory.
     */
    private static final long STACK_BYTES = 8 << 20;

    private static final InheritableThreadLocal<@Nullable TaskRun> RUN = new Inherited();
    private static final Set<TaskThreads> OPEN = ConcurrentHashMap.newKeySet();

    private static volatile boolean ownsJvm;

    private final ThreadGroup group;
    private final Thread engineThread;
    // Written by the engine's thread.
    private volatile @Nullable TaskRun latest;
    // Set by any thread that starts another one.
    private volatile boolean mayHaveStarted;

    private TaskThreads(String name, Runnable body) {
        group = new EngineThreadGroup(name);
        engineThread = new Thread(group, body, name, STACK_BYTES, false);
        engineThread.setDaemon(true); // a task that does not stop must not keep a program with engines alive
    }

    /**
     * Declares that this JVM runs only its engine, so that its common pool and standard streams are set up for tasks
     * and restored after them. Call this before anything uses the common pool.
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

    /** Starts the engine's own work that runs users' code like a task; its output goes to the engine's log. */
    public TaskRun beginOwn() {
        TaskRun run = begin((err, text) -> {});
        run.output().close();
        return run;
    }

    /** The running task, or the engine's own work. */
    public @Nullable TaskRun running() {
        TaskRun run = latest;
        return run == null || run.hasEnded() ? null : run;
    }

    /** Delivers the output of the running task so far. Called from time to time by any thread. */
    public void flushOutput() {
        TaskRun run = running();
        if (run != null) {
            run.flushOutput();
        }
    }

    /** Called when the engine has ended. After the JVM's last engine, streams and metaclasses are as before. */
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
     * The task that the calling thread works for: the one that started the thread, even if it has ended. A worker of
     * the common pool outlives the task that happened to start it, so it works for the latest task of the JVM's only
     * engine.
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

    /** The context class loader of the calling thread's task while the task runs. */
    static @Nullable ClassLoader loaderOfTask() {
        TaskRun run = runOfThisThread();
        return run == null || run.hasEnded() ? null : run.threads().engineThread.getContextClassLoader();
    }

    static boolean isCommonPoolWorker() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** Whether the common pool may be working for this engine. */
    boolean mayBeInCommonPool() {
        return OPEN.size() == 1 && ForkJoinPool.commonPool().getActiveThreadCount() > 0;
    }

    /** Waits a moment until the common pool's work has ended. */
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

    /** Notes when a task starts threads, so that tasks without threads pay nothing for their tracking. */
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
