package org.cogrid.client.internal.channel;

import java.util.concurrent.CompletableFuture;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.TaskHandle;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** A task that was given to a channel, until and after its end. */
final class PendingTask implements TaskHandle {
    /** Who can cancel a task. */
    interface Canceller {
        CancelOutcome cancel(PendingTask task);
    }

    private final TaskRecord record;
    private final TaskHead head;
    private final Canceller canceller;
    private final CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
    /** Where the task stands in its session; guarded by the channel's lock. */
    private long number;
    /** The encoded task; let go when the engine is known to have it. Guarded by the channel's lock. */
    private byte @Nullable [] body;

    PendingTask(TaskRecord record, TaskHead head, byte[] body, Canceller canceller) {
        this.record = record;
        this.head = head;
        this.body = body;
        this.canceller = canceller;
    }

    TaskRecord record() {
        return record;
    }

    TaskHead head() {
        return head;
    }

    long number() {
        return number;
    }

    void number(long newNumber) {
        number = newNumber;
    }

    byte[] body() {
        byte[] present = body;
        if (present == null) {
            throw new IllegalStateException("task " + taskId() + " is at its engine and can't be sent again");
        }
        return present;
    }

    void accepted() {
        body = null;
    }

    boolean isAccepted() {
        return body == null;
    }

    long size() {
        return record.origin().bytesOut();
    }

    @Override
    public long taskId() {
        return record.origin().taskId();
    }

    @Override
    public String kind() {
        return record.origin().kind();
    }

    @Override
    public CompletableFuture<@Nullable Object> outcome() {
        return outcome;
    }

    @Override
    public TaskMetadata metadata() {
        return record.snapshot();
    }

    @Override
    public CancelOutcome cancel() {
        return canceller.cancel(this);
    }

    void succeed(@Nullable Object value) {
        outcome.complete(value);
    }

    void fail(CogridException failure) {
        outcome.completeExceptionally(failure);
    }
}
