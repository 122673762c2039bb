package org.cogrid.node.internal.run;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Called by instrumented code at every method entry and before every backward jump. All calls go through one call site,
 * which does nothing (the JIT compiler removes it) unless a task in this JVM is being stopped.
 */
public final class Safepoint {
    private static final MethodHandle EMPTY = MethodHandles.empty(MethodType.methodType(void.class));
    private static final MethodHandle CHECK = check();
    private static final MutableCallSite SITE = new MutableCallSite(EMPTY);
    private static final MethodHandle POLL = SITE.dynamicInvoker();

    // Written under the class's lock together with SITE's target; read by any thread.
    private static final Set<TaskRun> STOPPING = ConcurrentHashMap.newKeySet();
    private static final Set<Thread> STOPPING_THREADS = ConcurrentHashMap.newKeySet();

    private Safepoint() {}

    /** Throws {@link TaskStopped} when the calling thread works for a task that was told to stop. */
    public static void poll() throws Throwable {
        POLL.invokeExact();
    }

    /** Stops a thread that works for no engine: its next poll throws, once, unless it is released before. */
    public static synchronized void stop(Thread thread) {
        target(CHECK);
        STOPPING_THREADS.add(thread);
    }

    /** Takes {@link #stop(Thread)} back. */
    public static synchronized void release(Thread thread) {
        STOPPING_THREADS.remove(thread); // a stopped thread has removed itself already
        emptyWhereNothingStops();
    }

    /** Stops every thread that works for {@code run}: their polls throw from now on. */
    static synchronized void stop(TaskRun run) {
        if (STOPPING.isEmpty() && STOPPING_THREADS.isEmpty()) {
            target(CHECK);
        }
        STOPPING.add(run);
    }

    /** Makes polling free again when nothing is left to stop. */
    static void settle() {
        if (!STOPPING.isEmpty()) {
            forgetThoseGone();
        }
    }

    private static synchronized void forgetThoseGone() {
        if (STOPPING.removeIf(TaskRun::isGone)) {
            emptyWhereNothingStops();
        }
    }

    private static void emptyWhereNothingStops() {
        if (STOPPING.isEmpty() && STOPPING_THREADS.isEmpty() && SITE.getTarget() != EMPTY) {
            target(EMPTY);
        }
    }

    private static void target(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    @SuppressWarnings("UnusedMethod") // CHECK calls it
    private static void checkThisThread() {
        if (STOPPING_THREADS.remove(Thread.currentThread())) {
            throw new TaskStopped();
        }
        TaskRun run = TaskThreads.runOfThisThread();
        if (run != null && STOPPING.contains(run)) {
            run.throwIfDue();
        }
    }

    private static MethodHandle check() {
        try {
            return MethodHandles.lookup()
                    .findStatic(Safepoint.class, "checkThisThread", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
