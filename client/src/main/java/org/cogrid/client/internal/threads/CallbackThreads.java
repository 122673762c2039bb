package org.cogrid.client.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * The threads that run users' callbacks on results. Each busy callback has a thread of its own, so a callback may wait
 * for another result. Idle threads end by themselves, so there is nothing to close.
 */
public final class CallbackThreads {
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), CallbackThread::new);

    private CallbackThreads() {}

    /** Returns the executor for callbacks. */
    public static Executor executor() {
        return POOL;
    }

    /** True if the caller is a callback thread, which must not wait for room at an engine. */
    public static boolean isCurrent() {
        return Thread.currentThread() instanceof CallbackThread;
    }

    private static final class CallbackThread extends Thread {
        CallbackThread(Runnable work) {
            super(LibraryThreads.topGroup(), work, "cogrid-callback");
            setDaemon(true);
        }
    }
}
