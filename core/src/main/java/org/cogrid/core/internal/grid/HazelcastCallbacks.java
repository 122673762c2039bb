package org.cogrid.core.internal.grid;

import com.hazelcast.internal.util.ConcurrencyUtil;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where Hazelcast completes its futures. It uses the common pool, but on machines of one or two cores, where that has one thread,
 * it starts a <em>new thread for each call</em>, which is 50 times slower. The usual way out is a system property for the whole
 * program; this is the only other one, and it is internal to Hazelcast: hence here, and nowhere else.
 */
public final class HazelcastCallbacks {
    private static final int THREADS = 2;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static boolean installed;

    private HazelcastCallbacks() {}

    /** Gives Hazelcast a small pool where it would start a thread for each call. To be called before the first instance starts. */
    public static synchronized void install() {
        if (!installed && ForkJoinPool.getCommonPoolParallelism() <= 1) {
            ConcurrencyUtil.setDefaultAsyncExecutor(pool());
        }
        installed = true;
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HazelcastCallbacks::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cogrid-hazelcast-callbacks-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
