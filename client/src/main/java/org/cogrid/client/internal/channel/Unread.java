package org.cogrid.client.internal.channel;

import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.LibraryThreads;
import org.cogrid.core.internal.threads.Unawaited;

/**
 * Counts the bytes of results that have come to this client and that nobody has read yet. When they fill their bound no more
 * are fetched until some are read, or dropped by the program and found so by the garbage collector. Thread-safe.
 */
public final class Unread {
    /** Smaller results are not counted: what else is known of their tasks takes as much. */
    private static final long SMALL = 1 << 10;

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final System.Logger LOG = System.getLogger(Unread.class.getName());

    private static final Cleaner CLEANER = Cleaner.create(LibraryThreads.named("cogrid-dropped-results"));

    private final long limit;
    private final ScheduledExecutorService timer;
    private final AtomicLong held = new AtomicLong();
    /** Of these, what some thread or callback is about to read. */
    private final AtomicLong wanted = new AtomicLong();
    /** What goes on when there is room again. */
    private final Set<Runnable> fetching = ConcurrentHashMap.newKeySet();
    /** Whoever is told when waiting is in vain. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean watched = new AtomicBoolean();
    /** Written by the timer's thread and by whoever makes room. */
    private volatile boolean stuck;

    /**
     * Nothing unread yet.
     *
     * @param limit how many bytes there may be; one result may exceed it
     * @param timer looks whether waiting is in vain
     */
    public Unread(long limit, ScheduledExecutorService timer) {
        this.limit = limit;
        this.timer = timer;
    }

    /** How many bytes may be fetched. */
    long room() {
        return Math.max(0, limit - held.get());
    }

    /** Whether waiting for a result that has not come is in vain until another one is read, which nobody is about to do. */
    boolean isStuck() {
        return stuck;
    }

    /** What to say to those who wait in vain. */
    CogridException stuck(String what) {
        return new CogridException("the end of " + what + " can't come: results of " + Amounts.size(held.get())
                + " that nobody has read fill the room for them (setting cogrid.client.max-unread-percent). Read results"
                + " in the order they were asked for, drop those that are not needed, or keep large ones on the engine with"
                + " applyInto; the task itself goes on");
    }

    /** Has this run whenever there is room again, on the timer's thread; it must be quick. */
    void whenRoom(Runnable step) {
        fetching.add(step);
    }

    /** Has this run when waiting is in vain, on the timer's thread; it must be quick. */
    void whenStuck(Runnable step) {
        waiting.add(step);
        if (stuck) {
            step.run();
        }
    }

    /** Runs this no more. */
    void forget(Runnable step) {
        fetching.remove(step);
        waiting.remove(step);
    }

    /** Notes a result that has come. Whoever holds its bytes keeps the lease, and nobody else does. */
    Lease take(long bytes) {
        if (bytes < SMALL) {
            return Lease.NONE;
        }
        if (held.addAndGet(bytes) >= limit) {
            watch();
        }
        return new Lease(new Count(this, bytes));
    }

    private void free(long bytes) {
        long before = held.getAndAdd(-bytes);
        if (before >= limit && before - bytes < limit) {
            stuck = false;
            fetching.forEach(step -> soon(step, Duration.ZERO));
        }
    }

    /** Looks, as long as the room is full, whether anybody reads. */
    private void watch() {
        if (watched.compareAndSet(false, true)) {
            soon(() -> look(false), LOOK);
        }
    }

    private void look(boolean again) {
        boolean full = held.get() >= limit;
        boolean inVain = full && wanted.get() <= 0;
        try {
            if (inVain && again) {
                stuck = true;
                waiting.forEach(Runnable::run);
            } else if (inVain) {
                System.gc(); // some may have been dropped
            } else {
                stuck = false;
            }
        } finally {
            lookOn(full, inVain);
        }
    }

    private void lookOn(boolean full, boolean inVain) {
        if (full) {
            soon(() -> look(inVain), LOOK);
        } else {
            watched.set(false);
            if (held.get() >= limit) {
                watch();
            }
        }
    }

    private void soon(Runnable step, Duration delay) {
        try {
            Unawaited.later(timer, delay, "looking after results that nobody has read", step);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the client is closed", e);
        }
    }

    /** What a lease has taken; knows nothing of the lease. */
    private static final class Count implements Runnable {
        private final Unread unread;
        private final long bytes;
        // Guarded by this.
        private boolean isWanted;
        private boolean isFree;

        Count(Unread unread, long bytes) {
            this.unread = unread;
            this.bytes = bytes;
        }

        synchronized void want(boolean isWantedNow) {
            if (!isFree && isWanted != isWantedNow) {
                isWanted = isWantedNow;
                unread.wanted.addAndGet(isWantedNow ? bytes : -bytes);
            }
        }

        /** Gives the room back, once. */
        @Override
        public synchronized void run() {
            want(false);
            if (!isFree) {
                isFree = true;
                unread.free(bytes);
            }
        }
    }

    /** The room that an unread result takes until it is read, or until the garbage collector finds that it never will be. */
    static final class Lease {
        static final Lease NONE = new Lease();

        private final Runnable giveBack;
        private final Consumer<Boolean> want;

        private Lease() {
            this.giveBack = () -> {};
            this.want = isWanted -> {};
        }

        private Lease(Count count) {
            this.giveBack = CLEANER.register(this, count)::clean;
            this.want = count::want;
        }

        /** Whether somebody is about to read the result. */
        void want(boolean isWanted) {
            want.accept(isWanted);
        }

        /** The result was read. */
        void end() {
            giveBack.run();
        }
    }
}
