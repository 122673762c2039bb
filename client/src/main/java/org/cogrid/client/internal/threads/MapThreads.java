package org.cogrid.client.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * The threads that take the items of maps, which may wait for them, and for room to send them. Each map has its own. Idle
 * threads end by themselves.
 */
public final class MapThreads {
    private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, 2, TimeUnit.SECONDS, new SynchronousQueue<>(), LibraryThreads.named("cogrid-map"));

    private MapThreads() {}

    public static Executor executor() {
        return POOL;
    }
}
