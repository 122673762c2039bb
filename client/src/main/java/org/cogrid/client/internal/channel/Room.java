package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.cogrid.client.internal.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.jspecify.annotations.Nullable;

/** Bounds what one client has unfinished at one engine. Guarded by the channel's lock, which its condition belongs to. */
final class Room {
    static final int MAX_TASKS = 10_000;
    static final long MAX_BYTES = 256L << 20;

    private final Condition freed;
    private int tasks;
    private long bytes;
    private boolean closed;

    Room(Condition freed) {
        this.freed = freed;
    }

    /** Takes room for a task, waiting for it where the caller may wait; a task larger than all room takes it alone. */
    void take(long size, @Nullable Duration timeout) {
        long left = timeout == null ? Long.MAX_VALUE : timeout.toNanos();
        while (isFull(size) && !closed) {
            if (CallbackThreads.isCurrent()) {
                throw new CogridException(full() + ", and a callback must not wait for room: send from another thread");
            }
            if (left <= 0) {
                throw new TaskTimeoutException(full() + ", and no room came within " + timeout
                        + ": wait for results, or give the view a longer timeout");
            }
            left = await(left);
        }
        tasks++;
        bytes += size;
    }

    private long await(long nanos) {
        try {
            return nanos == Long.MAX_VALUE ? awaitForEver() : freed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("interrupted while waiting for room; the task was not sent", e);
        }
    }

    private long awaitForEver() throws InterruptedException {
        freed.await(1, TimeUnit.SECONDS);
        return Long.MAX_VALUE;
    }

    private boolean isFull(long size) {
        return tasks >= MAX_TASKS || (tasks > 0 && bytes + size > MAX_BYTES);
    }

    private String full() {
        return "there are " + tasks + " unfinished tasks (" + (bytes >> 20)
                + " MB) of this client at the engine, at most " + MAX_TASKS + " tasks or " + (MAX_BYTES >> 20)
                + " MB may be";
    }

    void free(long size) {
        tasks--;
        bytes -= size;
        freed.signalAll();
    }

    /** Nobody waits any more: whatever comes next will be told why. */
    void close() {
        closed = true;
        freed.signalAll();
    }
}
