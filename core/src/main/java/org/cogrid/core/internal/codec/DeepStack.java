package org.cogrid.core.internal.codec;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Calls code that recurses as deep as a user's graph: first on the caller's stack and, if that overflows, once more on
 * a big one.
 */
final class DeepStack {
    /** The size is only reserved: memory is taken as the stack grows. */
    private static final long BIG_STACK_BYTES = 512L << 20;

    private DeepStack() {}

    /**
     * Returns or throws what {@code work} does. The second call's thread is a child of the caller, so it belongs to the
     * same engine and task.
     */
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

    /**
     * Waits until the thread has ended, because it uses the graph until then. An interrupt, such as that of a cancel,
     * is passed on to it.
     */
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

    /**
     * The result or failure of a call. It is no {@code Future}, because a {@code Future} asks a failure for its text,
     * which runs a user's code.
     */
    private static final class Outcome<T extends @Nullable Object> implements Runnable {
        private final Callable<T> work;

        // Written by the thread that runs this, read after that thread has ended.
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
