package org.cogrid.client.internal.room;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.cogrid.client.internal.threads.Dropped;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.Unawaited;

/**
 * Counts the bytes of results that have come to this client and that nobody has read yet. When they reach the limit, no
 * more results are fetched until the program reads some, or drops some and the garbage collector finds that.
 * Thread-safe.
 */
public final class Unread {
    /** Smaller results are not counted: the other data of their tasks takes as much memory. */
    private static final long SMALL = 1 << 10;

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final System.Logger LOG = System.getLogger(Unread.class.getName());

    private final long limit;
    private final ScheduledExecutorService timer;
    private final AtomicLong held = new AtomicLong();
    /** The bytes that some thread or callback is about to read. */
    private final AtomicLong wanted = new AtomicLong();
    /** Run when there is room again. */
    private final Set<Runnable> fetching = ConcurrentHashMap.newKeySet();
    /** Run when waiting is in vain. */
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();

    private final AtomicBoolean watched = new AtomicBoolean();
    /** Written by the timer's thread and by threads that make room. */
    private volatile boolean stuck;

    /**
     * Starts with nothing unread.
     *
     * @param limit the most unread bytes; one result may exceed it
     * @param timer checks whether waiting is in vain
     */
    public Unread(long limit, ScheduledExecutorService timer) {
        this.limit = limit;
        this.timer = timer;
    }

    /** Returns how many bytes may be fetched. */
    public long room() {
        return Math.max(0, limit - held.get());
    }

    /** True if a result can't come until another one is read, and no thread is about to read one. */
    public boolean isStuck() {
        return stuck;
    }

    /** Makes the failure for a thread that waits in vain. */
    public CogridException stuck(String what) {
        return new CogridException("the end of " + what + " can't come: results of " + Amounts.size(held.get())
                + " that nobody has read fill the room for them (setting cogrid.client.max-unread-percent). Read results"
                + " in the order they were asked for, drop those that are not needed, or keep large ones on the engine with"
                + " applyInto; the task itself goes on");
    }

    /** Runs {@code step} on the timer's thread whenever there is room again. It must be quick. */
    public void whenRoom(Runnable step) {
        fetching.add(step);
    }

    /** Runs {@code step} on the timer's thread when waiting is in vain. It must be quick. */
    public void whenStuck(Runnable step) {
        waiting.add(step);
        if (stuck) {
            step.run();
        }
    }

    /** Stops running {@code step}. */
    public void forget(Runnable step) {
        fetching.remove(step);
        waiting.remove(step);
    }

    /** Counts a result that has come. Only the holder of its bytes may keep the lease. */
    public Lease take(long bytes) {
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

    /** Checks, while the room is full, whether a thread is about to read. */
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
                System.gc(); // the program may have dropped some
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

    /** The bytes that a lease has taken. It must not refer to the lease. */
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

        /** Returns the room, once. */
        @Override
        public synchronized void run() {
            want(false);
            if (!isFree) {
                isFree = true;
                unread.free(bytes);
            }
        }
    }

    /**
     * The room that an unread result takes until it is read, or until the garbage collector finds that nobody can read
     * it any more.
     */
    public static final class Lease {
        public static final Lease NONE = new Lease();

        private final Runnable giveBack;
        private final Consumer<Boolean> want;

        private Lease() {
            this.giveBack = () -> {};
            this.want = isWanted -> {};
        }

        private Lease(Count count) {
            this.giveBack = Dropped.whenCollected(this, count);
            this.want = count::want;
        }

        /** Notes whether a thread is about to read the result. */
        public void want(boolean isWanted) {
            want.accept(isWanted);
        }

        /** Notes that the result was read. */
        public void end() {
            giveBack.run();
        }
    }
}
