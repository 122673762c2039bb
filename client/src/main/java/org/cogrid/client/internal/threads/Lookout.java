package org.cogrid.client.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Looks for news on callback threads: one look at a time, and again for as long as more came meanwhile. Thread-safe.
 */
public final class Lookout {
    /** A look at what is new. One callback thread at a time does it. */
    @FunctionalInterface
    public interface Look {
        /** Looks. True if there is nothing more to look for. */
        boolean isLast() throws Exception;
    }

    private final Look look;
    private final Consumer<Throwable> failed;
    private final Executor threads;
    /** How much news came since a callback thread last looked. The thread that raises it from zero starts a look. */
    private final AtomicInteger news = new AtomicInteger();
    /** Written by the one thread that looks, or that could not start a look. */
    private volatile boolean over;

    /**
     * Makes a lookout that has not looked yet.
     *
     * @param failed gets what a look has thrown, or why none can be started; after that there are no more looks
     */
    public Lookout(Look look, Consumer<Throwable> failed) {
        this(look, failed, CallbackThreads.executor());
    }

    Lookout(Look look, Consumer<Throwable> failed, Executor threads) {
        this.look = look;
        this.failed = failed;
        this.threads = threads;
    }

    /**
     * Notes that there may be something new. Returns at once and throws nothing of its own, as the calling thread has
     * other work.
     */
    public void comes() {
        if (over || news.getAndIncrement() > 0) {
            return;
        }
        try {
            threads.execute(this::lookAll);
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            end(e);
        }
    }

    private void lookAll() {
        int seen;
        do {
            seen = news.get();
            try {
                if (look.isLast()) {
                    over = true;
                    return;
                }
            } catch (Throwable e) { // what looks may be the user's: it ends its own looks, and nothing else
                end(e);
                return;
            }
        } while (!news.compareAndSet(seen, 0));
    }

    private void end(Throwable failure) {
        over = true;
        failed.accept(failure);
    }
}
