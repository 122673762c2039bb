package org.cogrid.client.internal.connection;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cogrid.core.internal.hazelcast.LastingThreads;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Checks at intervals whether a running Hazelcast client has lost one of its essential threads. Nothing else would
 * notice: the connections stay open, but no answer is read.
 */
final class LostThreads implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LostThreads.class.getName());
    private static final Duration LOOK = Duration.ofMillis(500);

    private final HazelcastInstance client;
    private final Consumer<String> lost;
    private final Runnable ended;
    private final Thread watch;
    private LastingThreads threads = LastingThreads.NONE; // confined to the watching thread
    private volatile boolean closed; // written by the thread that closes

    private LostThreads(HazelcastInstance client, Consumer<String> lost, Runnable ended) {
        this.client = client;
        this.lost = lost;
        this.ended = ended;
        this.watch = LibraryThreads.of(this::watch, client.getName() + "-lost-threads");
    }

    /**
     * Calls {@code lost} with the name of a thread that has died. Calls it on a daemon thread, again and again until it
     * returns without an Error. Calls {@code ended} in the same way once the client has ended, which it does by itself
     * when it has found no member for long.
     */
    static LostThreads watch(HazelcastInstance client, Consumer<String> lost, Runnable ended) {
        LostThreads watched = new LostThreads(client, lost, ended);
        watched.threads = LastingThreads.of(client);
        watched.watch.start();
        return watched;
    }

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (RuntimeException | Error e) { // memory is short, most likely: check again later
                tellOf(e);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look() {
        Thread dead = threads.findDead();
        if (dead == null) {
            threads = threads.and(client);
        } else if (client.getLifecycleService().isRunning()) { // asked last, as its threads end when the client does
            lost.accept(dead.getName());
        } else {
            ended.run();
            closed = true;
        }
    }

    private static void tellOf(Throwable failure) {
        try {
            LOG.log(System.Logger.Level.DEBUG, "looking for lost threads of a client failed", failure);
        } catch (OutOfMemoryError e) { // there is no memory even for a log line
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Stops checking, as the client ends. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
    }
}
