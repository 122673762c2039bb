package org.cogrid.client.internal.channel;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.TaskHandle;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.wire.Assembly;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** A task that was given to a channel, until and after its end. */
final class PendingTask implements TaskHandle, Outgoing {
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
    /** The encoded task, or the last part of it; let go when the engine is known to have it. Guarded by the channel's lock. */
    private @Nullable Piece body;
    /** What of a large task goes before it, as long as it may have to be sent. Guarded by the channel's lock. */
    private List<TaskPart> parts;
    /** What has come of a large body of an event. Guarded by the channel's lock. */
    private @Nullable Assembly arriving;

    PendingTask(TaskRecord record, TaskHead head, byte[] body, Canceller canceller) {
        this(record, head, Piece.cut(body, Piece.BYTES), canceller);
    }

    /** A task whose encoded form goes in these pieces. */
    PendingTask(TaskRecord record, TaskHead head, List<Piece> pieces, Canceller canceller) {
        Piece last = pieces.get(pieces.size() - 1);
        this.record = record;
        this.head = pieces.size() == 1 ? head : head.ofLast(last.offset(), last.array().length);
        this.body = last;
        this.parts = pieces.subList(0, pieces.size() - 1).stream()
                .map(piece -> new TaskPart(this, piece))
                .toList();
        this.canceller = canceller;
    }

    TaskRecord record() {
        return record;
    }

    List<TaskPart> parts() {
        return parts;
    }

    /** A part of a large body has come. */
    void arrived(Event.Part event, byte[] part) {
        Assembly assembly = arriving == null ? new Assembly(event.size()) : arriving;
        arriving = assembly.add(part);
    }

    /** The body of an event that has come, with its parts that came before. */
    byte[] whole(byte[] lastPart) {
        Assembly assembly = arriving;
        arriving = null;
        return assembly == null ? lastPart : assembly.add(lastPart).whole();
    }

    @Override
    public TaskHead head() {
        return head;
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void number(long newNumber) {
        number = newNumber;
    }

    @Override
    public Piece body() {
        Piece present = body;
        if (present == null) {
            throw new IllegalStateException("task " + taskId() + " is at its engine and can't be sent again");
        }
        return present;
    }

    @Override
    public void accepted() {
        body = null;
        parts = List.of();
    }

    @Override
    public int length() {
        return body == null ? 0 : body.length();
    }

    @Override
    public void sent(Instant at) {
        record.sent(at);
    }

    @Override
    public PendingTask task() {
        return this;
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
