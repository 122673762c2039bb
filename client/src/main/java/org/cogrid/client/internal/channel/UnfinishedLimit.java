package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** Bounds what one client has unfinished at one engine. Guarded by the channel's lock, which its condition belongs to. */
public final class UnfinishedLimit {
    /**
     * How much room there is.
     *
     * @param tasks how many may be unfinished
     * @param bytes how much they may take
     */
    public record Size(int tasks, long bytes) {}

    /** How often those who wait look whether that is in vain. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Size size;
    private final Unread unread;
    private final Condition freed;
    private int tasks;
    private long bytes;
    private boolean closed;

    UnfinishedLimit(Size size, Unread unread, Condition freed) {
        this.size = size;
        this.unread = unread;
        this.freed = freed;
    }

    /** Takes room for a task, waiting for it where the caller may wait; a task larger than all room takes it alone. */
    void take(long taskBytes, @Nullable Duration timeout) {
        long left = timeout == null ? Long.MAX_VALUE : timeout.toNanos();
        while (isFull(taskBytes) && !closed) {
            if (CallbackThreads.isCurrent()) {
                throw new CogridException(full() + ", and a callback must not wait for room: send from another thread");
            }
            if (unread.isStuck()) {
                throw unread.stuck("what is unfinished");
            }
            if (timeout != null && left <= 0) {
                throw new TaskTimeoutException(full() + ", and no room came within " + Amounts.time(timeout)
                        + ": wait for results, or give the view a longer timeout");
            }
            left = await(left);
        }
        tasks++;
        bytes += taskBytes;
    }

    private long await(long nanos) {
        try {
            long slice = Math.min(nanos, LOOK_NANOS);
            long left = nanos - slice + freed.awaitNanos(slice);
            return nanos == Long.MAX_VALUE ? nanos : left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("interrupted while waiting for room; the task was not sent", e);
        }
    }

    private boolean isFull(long taskBytes) {
        return tasks >= size.tasks() || (tasks > 0 && bytes + taskBytes > size.bytes());
    }

    private String full() {
        return "there are " + tasks + " unfinished tasks (" + Amounts.size(bytes)
                + ") of this client at the engine, at most " + size.tasks() + " tasks or " + Amounts.size(size.bytes())
                + " may be";
    }

    void free(long taskBytes) {
        tasks--;
        bytes -= taskBytes;
        freed.signalAll();
    }

    /** Nobody waits any more: whatever comes next will be told why. */
    void close() {
        closed = true;
        freed.signalAll();
    }
}
