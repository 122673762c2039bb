package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.Outcome;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.task.result.ChunkValues;
import org.cogrid.core.internal.task.result.Packed;
import org.cogrid.core.internal.wire.RemoteError;
import org.jspecify.annotations.Nullable;

/** Neighbouring items of a map that travel together, and how they ended. Thread-safe. */
final class Chunk {
    private static final @Nullable RemoteError[] NONE = {};

    /** How the items ended. The failures are those of single items, by item, or none; the last one is of all. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record End(
            @Nullable Object values,
            @Nullable RemoteError[] failures,
            int failed,
            @Nullable CogridException ofAll) {}

    private final long first;
    /** Changed by {@link #cut} only. */
    private volatile int count;

    private final AtomicBoolean ends = new AtomicBoolean();

    /** The task that the items travel in, until they have ended: it may keep more than is needed of their failures. */
    private volatile @Nullable TaskHandle handle;
    /** The arguments, until they have ended: the engine may not come to all. */
    private volatile Object @Nullable [] columns;
    /** The engine that they were sent to last, once they have ended. */
    private volatile int engineId = -1;
    /** The number of the task, once they have ended. */
    private volatile long taskId = -1;

    private volatile @Nullable End end;

    /** Makes a chunk of items from this position on. */
    Chunk(long first, int count) {
        this.first = first;
        this.count = count;
    }

    long first() {
        return first;
    }

    int count() {
        return count;
    }

    /** Keeps its first items only, and returns the others as a chunk. Called before it ends, by the thread that has it. */
    Chunk cut(int at) {
        Chunk rest = new Chunk(first + at, count - at);
        count = at;
        return rest;
    }

    /** Notes the task that the items travel in, and their arguments; false if they have ended meanwhile. */
    synchronized boolean sentAs(TaskHandle task, Object[] arguments) {
        if (ends.get()) {
            return false;
        }
        columns = arguments;
        handle = task;
        return true;
    }

    /** Returns the arguments of the items that were sent, a column for each parameter. */
    Object[] columns() {
        return Objects.requireNonNull(columns, "items that were not sent do not come back");
    }

    /** Throws if that task's end can't come until the program reads other results. */
    void throwIfStuck() throws InterruptedException {
        TaskHandle task = handle;
        if (task != null) {
            task.awaitEnd(Duration.ofNanos(1));
        }
    }

    /** Returns that task; {@code null} before it is sent and after its end. */
    @Nullable
    TaskHandle handle() {
        return handle;
    }

    /** Returns the engine that ended items were sent to last; -1 if they were sent nowhere. */
    int engineId() {
        return engineId;
    }

    /** True for the first caller, who brings the end. */
    boolean claimEnd() {
        return ends.compareAndSet(false, true);
    }

    /** Brings the values, and the failures of single items. */
    void end(ChunkValues values, KeptErrors errors) {
        if (values.failures().isEmpty()) {
            end(new End(values.values(), NONE, 0, null));
            return;
        }
        @Nullable RemoteError[] failures = new @Nullable RemoteError[count];
        values.failures().forEach((item, error) -> failures[item] = errors.kept(error));
        int failed = values.failures().size();
        end(new End(failed == count ? null : values.values(), failures, failed, null));
    }

    /** Brings one failure for all items. */
    void end(CogridException failure) {
        end(new End(null, NONE, count, failure));
    }

    private synchronized void end(End how) {
        columns = null;
        TaskHandle task = handle;
        if (task != null) {
            engineId = task.engineId();
            taskId = task.taskId();
        }
        end = how;
        handle = null;
    }

    boolean hasEnded() {
        return end != null;
    }

    private End known() {
        End known = end;
        if (known == null) {
            throw new IllegalStateException("the items from " + first + " on have not ended");
        }
        return known;
    }

    /** Returns how many items have failed. */
    int failed() {
        return known().failed();
    }

    /** True if all items have failed for the same reason, which is that they were cancelled. */
    boolean isAborted() {
        return known().ofAll() instanceof TaskAbortedException;
    }

    /** Returns the values as the engine has given them. */
    @Nullable
    Object values() {
        return known().values();
    }

    /** Returns why an item has failed; {@code null} if it has not. */
    @Nullable
    CogridException failure(int item) {
        End known = known();
        if (known.ofAll() != null) {
            return known.ofAll();
        }
        RemoteError error = known.failures().length == 0 ? null : known.failures()[item];
        return error == null ? null : new RemoteTaskException(error.ofTask(taskId), null);
    }

    /** Returns the value of an item that has not failed. */
    @Nullable
    Object value(int item) {
        Object values = known().values();
        return values == null ? null : Packed.get(values, item);
    }

    /** Returns how an item has ended. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // the type is the caller's to know
    <R extends @Nullable Object> Outcome<R> outcome(int item) {
        CogridException failure = failure(item);
        return new Outcome<>((int) (first + item), engineId(), failure == null ? (R) value(item) : null, failure);
    }
}
