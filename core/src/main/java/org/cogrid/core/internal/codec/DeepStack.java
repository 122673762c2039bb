package org.cogrid.core.internal.codec;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls what recurses as deep as a user's graph: on the caller's stack and, when that overflows, once more on a big one. */
final class DeepStack {
    /** Reserved only: memory is taken as far as the stack grows. */
    private static final long BIG_STACK_BYTES = 512L << 20;

    private DeepStack() {}

    /** What {@code work} returns or throws. The second call's thread inherits what threads inherit, so belongs to the same engine and task. */
    static <T extends @Nullable Object> T call(Callable<T> work) throws Throwable {
        try {
            return work.call();
        } catch (StackOverflowError e) {
            return callOnBigStack(work);
        }
    }

    private static <T extends @Nullable Object> T callOnBigStack(Callable<T> work) throws Throwable {
        Outcome<T> outcome = new Outcome<>(work);
        Thread thread = new Thread(null, outcome, Thread.currentThread().getName() + "-deep", BIG_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        awaitEnd(thread);
        return outcome.get();
    }

    /** Waits to the end, as the graph is in use until then; an interrupt, such as a cancel, is handed on. */
    private static void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What comes of a call. No {@code Future}, as those ask a failure for its text, which is a user's code. */
    private static final class Outcome<T extends @Nullable Object> implements Runnable {
        private final Callable<T> work;

        // Written by the thread that runs this, read when it has ended.
        private @Nullable T result;
        private @Nullable Throwable failure;

        Outcome(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result = work.call();
            } catch (Throwable e) {
                failure = e;
            }
        }

        @SuppressWarnings("NullAway") // null only where the call returned it
        T get() throws Throwable {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }
}
