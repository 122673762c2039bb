package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.wire.Assembly;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** A task that was given to a channel, before and after its end. */
final class PendingTask implements TaskHandle, Outgoing {
    /** Cancels tasks. */
    interface Canceller {
        CancelOutcome cancel(PendingTask task);
    }

    private final TaskRecord record;
    private final TaskHead head;
    private final Canceller canceller;
    private final TaskOutcome outcome;
    /** The task's number in the conversation; guarded by the channel's lock. */
    private long number;

    private final int partCount;
    /**
     * The encoded task, or its last piece. Dropped when the engine is known to have it. Guarded by the channel's lock.
     */
    private @Nullable Piece body;
    /**
     * The pieces of a large task that go before {@link #body}, while they may have to be sent. Guarded by the channel's
     * lock.
     */
    private List<TaskPart> parts;
    /** Guarded by the channel's lock. */
    private boolean neverToRun;
    /** The pieces that have come of a large event body. Guarded by the channel's lock. */
    private @Nullable Assembly arriving;

    /** Makes a task with this encoded form. */
    PendingTask(TaskRecord record, TaskHead head, Body whole, Canceller canceller, TaskOutcome outcome) {
        List<Piece> pieces = whole.pieces();
        this.record = record;
        this.partCount = pieces.size() - 1;
        this.body = pieces.get(partCount);
        this.parts = partCount == 0 ? List.of() : parts(whole);
        this.head = partCount == 0 ? head : headOfLast(head, whole);
        this.canceller = canceller;
        this.outcome = outcome;
    }

    private List<TaskPart> parts(Body whole) {
        List<TaskPart> before = new ArrayList<>(partCount);
        int offset = 0;
        for (Piece piece : whole.pieces().subList(0, partCount)) {
            before.add(new TaskPart(this, piece, TaskHead.ofPart(offset, (int) whole.size())));
            offset += piece.length();
        }
        return List.copyOf(before);
    }

    private static TaskHead headOfLast(TaskHead head, Body whole) {
        int size = (int) whole.size();
        Piece last = whole.pieces().get(whole.pieces().size() - 1);
        return head.ofLast(size - last.length(), size);
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

    /** Returns the number of the first piece of the task. */
    long firstNumber() {
        return number - partCount;
    }

    /** Adds a piece of a large body. */
    void arrived(Event.Part event, Piece part) {
        Assembly assembly = arriving == null ? new Assembly(event.size()) : arriving;
        arriving = assembly.add(part);
    }

    /**
     * Returns the whole body of an event, put together from the earlier pieces and the last one. {@code null} if the
     * heap has no room for it.
     */
    @Nullable
    Body whole(Piece lastPart) {
        Assembly assembly = arriving;
        arriving = null;
        return assembly == null ? Body.of(lastPart) : assembly.add(lastPart).whole();
    }

    /** Notes the engine's promise that the task will not run: it must not be sent in another conversation either. */
    void neverRuns() {
        neverToRun = true;
    }

    boolean isNeverToRun() {
        return neverToRun;
    }

    /** Drops the pieces of a body that will not be completed. */
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

    /** Returns how many bytes the task sends, its pieces included. */
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
    public Published published() {
        return record.published();
    }

    @Override
    public void whenNews(Runnable news) {
        record.whenNews(news);
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
    public TaskTimes times() {
        return record.times();
    }

    @Override
    public CancelOutcome cancel() {
        return canceller.cancel(this);
    }
}
