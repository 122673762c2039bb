package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.util.ConcurrencyUtil;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Gives Hazelcast a pool of its own to complete its futures on. By default it uses the common pool, so that no answer
 * arrives while the program's own work, such as a long parallel stream, occupies that pool. On machines of one or two
 * cores, where the common pool has one thread, it starts a <em>new thread for each call</em>, which is 50 times slower.
 * The setting is internal to Hazelcast, so only this class touches it.
 */
public final class HazelcastCallbacks {
    private static final int THREADS = 2;
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static boolean installed;

    private HazelcastCallbacks() {}

    /** Installs the pool. Call this before the first instance starts. */
    public static synchronized void install() {
        if (!installed) {
            ConcurrencyUtil.setDefaultAsyncExecutor(pool(ForkJoinPool.getCommonPoolParallelism()));
        }
        installed = true;
    }

    /** The pool for a machine whose common pool has {@code parallelism} threads. */
    static Executor pool(int parallelism) {
        return parallelism <= 1
                ? smallPool()
                : new ForkJoinPool(
                        parallelism, HazelcastCallbacks::worker, null, true); // like the common pool, but not shared
    }

    private static ForkJoinWorkerThread worker(ForkJoinPool pool) {
        ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        worker.setName(nextName());
        return worker;
    }

    private static ThreadPoolExecutor smallPool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HazelcastCallbacks::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread thread(Runnable work) {
        return LibraryThreads.of(work, nextName());
    }

    private static String nextName() {
        return "cogrid-hazelcast-callbacks-" + COUNT.incrementAndGet();
    }
}
