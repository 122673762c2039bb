package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.core.CogridException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a task. It comes as bytes. The first thread that asks for the value decodes it, and the value is kept.
 * A thread that only waits for the end decodes nothing. Thread-safe.
 */
final class TaskOutcome {
    /** The bytes that came, with the way to decode them. */
    interface Encoded {
        /** Decodes the value; this runs users' code. */
        @Nullable
        Object decode() throws CogridException;
    }

    /** The outcome that this thread decodes now. */
    private static final ThreadLocal<@Nullable TaskOutcome> DECODED_HERE = new ThreadLocal<>();

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Supplier<String> name;
    private final Unread unread;
    private final CompletableFuture<@Nullable Void> come = new CompletableFuture<>();

    // Guarded by this.
    private int readers;
    private Unread.Lease lease = Unread.Lease.NONE;

    /** Held while the value is decoded, which may take long. It guards the fields below. */
    private final ReentrantLock decoding = new ReentrantLock();

    private @Nullable Encoded encoded;
    private boolean isDecoded;
    private @Nullable Object value;
    private @Nullable CogridException failure;

    /**
     * Makes an outcome that has not come yet.
     *
     * @param name the task's name in messages
     */
    TaskOutcome(Supplier<String> name, Unread unread) {
        this.name = name;
        this.unread = unread;
    }

    /**
     * Records the end, which takes that many bytes. Waiting threads hear of it at {@link #tell}. A later end is
     * ignored.
     */
    void come(Encoded what, long bytes) {
        decoding.lock(); // no thread holds the lock for long before the end has come
        try {
            if (encoded != null || come.isDone()) {
                return;
            }
            encoded = what;
        } finally {
            decoding.unlock();
        }
        synchronized (this) {
            lease = unread.take(bytes);
            lease.want(readers > 0);
        }
    }

    /** Wakes the threads that wait for the end, which has come. */
    void tell() {
        come.complete(null);
    }

    /**
     * Calls {@code news} when the end has come, on the thread that brings it, or at once if it is there. {@code news}
     * must be quick and must not throw.
     */
    void afterCome(Runnable news) {
        Unawaited.goesOn("telling of a task's end", come.thenRun(news));
    }

    boolean hasCome() {
        return come.isDone();
    }

    /** Waits for the end; true if it has come. */
    boolean await(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        long deadline = System.nanoTime() + left;
        while (!come.isDone() && left > 0) {
            if (unread.isStuck()) {
                throw unread.stuck(name.get());
            }
            pause(Math.min(left, LOOK.toNanos()));
            left = deadline - System.nanoTime();
        }
        return come.isDone();
    }

    private void pause(long nanos) throws InterruptedException {
        try {
            come.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return; // the caller checks again
        } catch (ExecutionException e) {
            throw new IllegalStateException("the news of an end does not fail", e);
        }
    }

    /** Waits for the end, and returns the value or throws the failure. */
    @Nullable
    Object awaitValue(Duration longest) throws InterruptedException, TimeoutException {
        long begun = System.nanoTime();
        read(1); // until it is decoded, as only then it takes no more room
        try {
            if (!come.isDone() && !awaitWhileDecoding(longest)) {
                throw new TimeoutException(name.get() + " has not ended");
            }
            return value(longest.toNanos() - (System.nanoTime() - begun));
        } finally {
            read(-1);
        }
    }

    /** Waits for the end. Code that waits for it while it decodes another outcome frees no room meanwhile. */
    private boolean awaitWhileDecoding(Duration longest) throws InterruptedException {
        TaskOutcome other = DECODED_HERE.get();
        if (other == null) {
            return await(longest);
        }
        other.read(-1);
        try {
            return await(longest);
        } finally {
            other.read(1);
        }
    }

    private synchronized void read(int change) {
        readers += change;
        lease.want(readers > 0);
    }

    /**
     * Calls {@code callback} when the end has come, or when it can't come.
     *
     * @param threads run it; when they can't, for want of memory for one more thread, the thread that brings the news calls
     *     it and passes the reason
     */
    void whenCome(Consumer<@Nullable CogridException> callback, Executor threads) {
        read(1);
        CompletableFuture<@Nullable CogridException> known = new CompletableFuture<>();
        Runnable inVain = () -> known.complete(unread.stuck(name.get()));
        unread.whenStuck(inVain);
        Unawaited.goesOn("hearing of a task's end", come.thenRun(() -> known.complete(null)));
        Unawaited.goesOn("telling of a task's end", known.thenAccept(problem -> {
            unread.forget(inVain);
            tell(callback, problem, threads);
        }));
    }

    private void tell(
            Consumer<@Nullable CogridException> callback, @Nullable CogridException problem, Executor threads) {
        try {
            threads.execute(() -> {
                try {
                    callback.accept(problem);
                } finally {
                    read(-1);
                }
            });
        } catch (RuntimeException | Error e) {
            read(-1);
            callback.accept(new CogridException(
                    name.get() + " has ended, but no thread could be started to tell of it, " + FullHeap.LIKELY, e));
        }
    }

    private @Nullable Object value(long nanos) throws InterruptedException, TimeoutException {
        if (decoding.isHeldByCurrentThread()) {
            throw new CogridException(name.get() + " is asked for its value by the code that decodes it");
        }
        if (!decoding.tryLock() && !decoding.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            throw new TimeoutException(name.get() + " has ended, and another thread has not done decoding its value");
        }
        try {
            Encoded bytes = encoded;
            if (bytes != null) {
                encoded = null;
                isDecoded = true;
                decode(bytes);
            } else if (!isDecoded) {
                throw unknown(null);
            }
            if (failure != null) {
                throw failure;
            }
            return value;
        } finally {
            decoding.unlock();
        }
    }

    private void decode(Encoded bytes) {
        TaskOutcome outer = DECODED_HERE.get();
        try {
            DECODED_HERE.set(this);
            value = bytes.decode();
        } catch (CogridException e) {
            failure = e;
        } catch (Throwable e) { // there is no memory even for that
            failure = unknown(e);
        } finally {
            if (outer == null) {
                DECODED_HERE.remove();
            } else {
                DECODED_HERE.set(outer);
            }
            letGo();
        }
    }

    /** Makes the failure for an outcome that could not even be recorded, for want of memory. */
    private UndecodableValueException unknown(@Nullable Throwable why) {
        return new UndecodableValueException(
                name.get() + " has ended, but its outcome is not known here, " + FullHeap.LIKELY, why);
    }

    private synchronized void letGo() {
        lease.end();
        lease = Unread.Lease.NONE;
    }
}
