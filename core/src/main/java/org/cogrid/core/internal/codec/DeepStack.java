package org.cogrid.core.internal.codec;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Calls what recurses as deep as a user's graph: on the caller's stack and, when that overflows, once more on a big one. */
final class DeepStack {
    /** Reserved only: memory is taken as far as the stack grows. */
    private static final long BIG_STACK_BYTES = 512L << 20;

    private DeepStack() {}

    /** What {@code work} returns or throws. The second call's thread inherits what threads inherit, so belongs to the same engine and task. */
    static <T> T call(Callable<T> work) throws Throwable {
        try {
            return work.call();
        } catch (StackOverflowError e) {
            return callOnBigStack(work);
        }
    }

    private static <T> T callOnBigStack(Callable<T> work) throws Throwable {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, Thread.currentThread().getName() + "-deep", BIG_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return resultOf(task, thread);
        } catch (ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** Waits to the end, as the graph is in use until then; an interrupt, such as a cancel, is handed on. */
    private static <T> T resultOf(FutureTask<T> task, Thread thread) throws ExecutionException, CancellationException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
