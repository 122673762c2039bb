package org.cogrid.client.internal.room;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * Limits the unfinished tasks of one client in one place, such as at an engine. Not thread-safe: a lock of its owner
 * guards it, and the condition belongs to that lock.
 */
public final class UnfinishedLimit {
    /**
     * The limit.
     *
     * @param tasks the most unfinished tasks
     * @param bytes the most bytes that they may take
     */
    public record Size(int tasks, long bytes) {}

    /** How often a waiting thread checks whether it waits in vain. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final String place;
    private final Size size;
    private final Unread unread;
    private final Condition freed;
    private int tasks;
    private long bytes;
    private boolean closed;

    /**
     * Makes a limit of a place where nothing is yet.
     *
     * @param place says in messages where the tasks are: {@code at the engine}
     * @param unread tells when no result can come any more, so that waiting is in vain
     * @param freed is signalled when there is room again
     */
    public UnfinishedLimit(String place, Size size, Unread unread, Condition freed) {
        this.place = place;
        this.size = size;
        this.unread = unread;
        this.freed = freed;
    }

    /**
     * Takes room for a task, and waits for room where the caller may wait. A task larger than the whole limit is let in
     * when it is the only one.
     */
    public void take(long taskBytes, @Nullable Duration timeout) {
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
        add(taskBytes);
    }

    /** Takes room for a task if there is some now; true if it has. */
    public boolean tryTake(long taskBytes) {
        boolean free = !isFull(taskBytes) || closed;
        if (free) {
            add(taskBytes);
        }
        return free;
    }

    private void add(long taskBytes) {
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
                + ") of this client " + place + ", at most " + size.tasks() + " tasks or " + Amounts.size(size.bytes())
                + " may be";
    }

    /** Returns the room of a task that has ended. */
    public void free(long taskBytes) {
        tasks--;
        bytes -= taskBytes;
        freed.signalAll();
    }

    /** Ends all waiting; later calls fail with the reason. */
    public void close() {
        closed = true;
        freed.signalAll();
    }
}
