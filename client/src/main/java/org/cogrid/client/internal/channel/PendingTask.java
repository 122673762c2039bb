package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
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
    private final TaskOutcome outcome;
    /** Where the task stands at its engine; guarded by the channel's lock. */
    private long number;

    private final int partCount;
    /** The encoded task, or the last part of it; let go when the engine is known to have it. Guarded by the channel's lock. */
    private @Nullable Piece body;
    /** What of a large task goes before it, as long as it may have to be sent. Guarded by the channel's lock. */
    private List<TaskPart> parts;
    /** Guarded by the channel's lock. */
    private boolean neverToRun;
    /** What has come of a large body of an event. Guarded by the channel's lock. */
    private @Nullable Assembly arriving;

    /** A task whose encoded form goes in these pieces. */
    PendingTask(TaskRecord record, TaskHead head, List<Piece> pieces, Canceller canceller, TaskOutcome outcome) {
        Piece last = pieces.get(pieces.size() - 1);
        this.record = record;
        this.head = pieces.size() == 1 ? head : head.ofLast(last.offset(), last.array().length);
        this.body = last;
        this.partCount = pieces.size() - 1;
        this.parts = partCount == 0
                ? List.of()
                : pieces.subList(0, partCount).stream()
                        .map(piece -> new TaskPart(this, piece))
                        .toList();
        this.canceller = canceller;
        this.outcome = outcome;
    }

    TaskRecord record() {
        return record;
    }

    TaskOutcome outcome() {
        return outcome;
    }

    List<TaskPart> parts() {
        return parts;
    }

    /** The number of the first thing that is sent of it. */
    long firstNumber() {
        return number - partCount;
    }

    /** A part of a large body has come. */
    void arrived(Event.Part event, byte[] part) {
        Assembly assembly = arriving == null ? new Assembly(event.size()) : arriving;
        arriving = assembly.add(part);
    }

    /** The body of an event that has come, with its parts that came before; {@code null} if the heap has no room for it. */
    byte @Nullable [] whole(byte[] lastPart) {
        Assembly assembly = arriving;
        arriving = null;
        return assembly == null ? lastPart : assembly.add(lastPart).whole();
    }

    /** The engine has promised that it will not run: it must not be sent in another session, either. */
    void neverRuns() {
        neverToRun = true;
    }

    boolean isNeverToRun() {
        return neverToRun;
    }

    /** What has come in parts is of no use any more. */
    void dropParts() {
        arriving = null;
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

    /** How many bytes it sends, its parts included. */
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
    public int engineId() {
        return record.origin().engineId();
    }

    @Override
    public TaskStatus status() {
        return record.status();
    }

    @Override
    public int printedLength() {
        return record.printedLength();
    }

    @Override
    public List<Printed> printed(int from) {
        return record.printed(from);
    }

    @Override
    public void whenPrinted(Runnable news) {
        record.whenPrinted(news);
        outcome.afterCome(news);
    }

    @Override
    public boolean hasEnded() {
        return outcome.hasCome();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return outcome.await(longest);
    }

    @Override
    public @Nullable Object awaitValue(Duration longest) throws InterruptedException, TimeoutException {
        return outcome.awaitValue(longest);
    }

    @Override
    public void whenEnded(Consumer<@Nullable CogridException> callback) {
        outcome.whenCome(callback, CallbackThreads.executor());
    }

    @Override
    public TaskMetadata metadata() {
        return record.snapshot();
    }

    @Override
    public CancelOutcome cancel() {
        return canceller.cancel(this);
    }
}
