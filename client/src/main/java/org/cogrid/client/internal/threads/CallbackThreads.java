package org.cogrid.client.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * The threads that run what users hang on a result. There are as many as are busy, so that a callback which waits for
 * another result never waits for itself; idle ones end by themselves, so there is nothing to close.
 */
public final class CallbackThreads {
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), CallbackThread::new);

    private CallbackThreads() {}

    /** Where callbacks go. */
    public static Executor executor() {
        return POOL;
    }

    /** Whether the caller is such a callback, and so must not be held up by back pressure. */
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
