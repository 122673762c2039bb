package org.cogrid.client.internal.session;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.cogrid.core.internal.hazelcast.LastingThreads;
import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Looks now and then whether a Hazelcast client that runs has lost one of the threads it can't do without, as nobody else would notice:
 * its connections stay, but no answer is ever read.
 */
final class LostThreads implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LostThreads.class.getName());
    private static final Duration LOOK = Duration.ofMillis(500);

    private final HazelcastInstance client;
    private final Consumer<String> lost;
    private final Thread watch;
    private LastingThreads threads = LastingThreads.NONE; // confined to watch
    private volatile boolean closed; // written by whoever closes

    private LostThreads(HazelcastInstance client, Consumer<String> lost) {
        this.client = client;
        this.lost = lost;
        this.watch = LibraryThreads.of(this::watch, client.getName() + "-lost-threads");
    }

    /** Has {@code lost} called with the name of a thread that has died, on a daemon thread, until it returns without an Error. */
    static LostThreads watch(HazelcastInstance client, Consumer<String> lost) {
        LostThreads watched = new LostThreads(client, lost);
        watched.threads = LastingThreads.of(client);
        watched.watch.start();
        return watched;
    }

    private void watch() {
        while (!closed) {
            try {
                look();
            } catch (RuntimeException | Error e) { // memory is short, most likely: there is the next look
                tellOf(e);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void look() {
        Thread dead = threads.findDead();
        if (dead == null) {
            threads = threads.and(client);
        } else if (client.getLifecycleService().isRunning()) { // asked last, as its threads end when it does
            lost.accept(dead.getName());
        } else {
            closed = true;
        }
    }

    private static void tellOf(Throwable failure) {
        try {
            LOG.log(System.Logger.Level.DEBUG, "looking for lost threads of a client failed", failure);
        } catch (OutOfMemoryError e) { // not even for a line
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The client ends. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(watch);
    }
}
