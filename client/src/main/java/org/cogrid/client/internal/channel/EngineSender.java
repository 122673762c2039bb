package org.cogrid.client.internal.channel;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import org.cogrid.client.internal.ProgramTasks;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.EngineLoad;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * Sends a client's tasks to one engine. Each incarnation of the engine has a channel of its own, so the sender outlives
 * restarts. Thread-safe.
 */
public final class EngineSender implements TaskSender {
    /** One incarnation of the engine. */
    private record Line(UUID incarnation, EngineChannel channel, Cancelling cancelling) {}

    private final int engineId;
    private final ChannelContext context;
    private final ValueCodec codec;
    private final AtomicLong taskIds;
    private final IntPredicate coming;

    /** Guarded by this. It is read without the lock, because a line that has ended refuses tasks by itself. */
    private volatile @Nullable Line line;

    private volatile @Nullable String whyGone;
    private volatile @Nullable String whyEnded;

    /**
     * Makes a sender that has no engine yet.
     *
     * @param taskIds numbers this client's tasks, over all its engines
     * @param coming waits briefly for an engine that serves according to the grid but that this sender has not
     *     heard of yet
     */
    public EngineSender(
            int engineId, ChannelContext context, ValueCodec codec, AtomicLong taskIds, IntPredicate coming) {
        this.engineId = engineId;
        this.context = context;
        this.codec = codec;
        this.taskIds = taskIds;
        this.coming = coming;
    }

    /** Notes that the engine serves: from now on tasks go to this incarnation. */
    public synchronized void engineAppeared(UUID incarnation, EngineLink link) {
        Line current = line;
        if (current != null && current.incarnation().equals(incarnation)) {
            return;
        }
        if (current != null) {
            current.channel().engineLost("the engine was restarted");
        }
        EngineChannel channel = new EngineChannel(link, context, codec);
        line = new Line(incarnation, channel, new Cancelling(channel));
        whyGone = null;
    }

    /** Notes that the engine is gone: its unfinished tasks fail with this reason. */
    public synchronized void engineLost(UUID incarnation, String why) {
        Line current = line;
        if (current != null && current.incarnation().equals(incarnation)) {
            whyGone = why;
            current.channel().engineLost(why);
            line = null;
        }
    }

    /** Closes the client's side: unfinished tasks fail here and run on at the engine. */
    public synchronized void close(String why) {
        Line current = end(why);
        if (current != null) {
            current.channel()
                    .leave(task -> new CogridException("the client was closed before the result of "
                            + TaskEnds.name(task) + " came; the task runs on, its result is dropped"));
        }
    }

    /**
     * Makes the unfinished tasks fail, because the client has lost the threads that bring news of engines. May be
     * called again if an Error ended it.
     */
    public synchronized void breakOff(String why) {
        Line current = line;
        if (current != null) {
            current.channel()
                    .end(task -> new CogridException(
                            TaskEnds.name(task) + " has no outcome here, though it may run on or have run: " + why));
        }
        end(why);
    }

    private @Nullable Line end(String why) {
        whyEnded = why;
        Line current = line;
        line = null;
        return current;
    }

    @Override
    public TaskHandle send(EncodedTask task, TaskOptions options) {
        ProgramTasks.refuseIfEnding();
        Line current = line(true);
        TaskIdentity identity = new TaskIdentity(
                taskIds.incrementAndGet(), WallClock.instant(context.clock().nanos()));
        PendingTask pending = pending(current, task, options, identity);
        current.channel().send(pending, options.timeout());
        return pending;
    }

    @Override
    public Optional<TaskHandle> trySend(EncodedTask task, TaskOptions options, TaskIdentity identity) {
        ProgramTasks.refuseIfEnding();
        Line current = line(false);
        PendingTask pending = pending(current, task, options, identity);
        return current.channel().tryTake(pending) ? Optional.of(pending) : Optional.empty();
    }

    @Override
    public void sendTaken() {
        Line current = line;
        if (current != null) {
            current.channel().sendTaken();
        }
    }

    private PendingTask pending(Line current, EncodedTask task, TaskOptions options, TaskIdentity identity) {
        TaskRecord record = new TaskRecord(new TaskRecord.Origin(
                identity.taskId(),
                task.kind(),
                options.label(),
                task.code(),
                engineId,
                current.incarnation(),
                context.clientId(),
                identity.submitted(),
                task.size()));
        long limit = options.timeLimit() == null
                ? 0
                : Math.max(1, options.timeLimit().toMillis());
        String label = options.label() == null ? "" : options.label();
        TaskHead head = new TaskHead(task.kind(), label, limit, task.manifest());
        return new PendingTask(
                record, head, task.body(), current.cancelling(), new TaskOutcome(record::name, context.unread()));
    }

    @Override
    public EngineLoad load() {
        Line current = line(false);
        return current.channel().load(current.incarnation());
    }

    /**
     * Returns the line to the present incarnation.
     *
     * @param waits true if the caller may wait for an engine that has just come
     */
    private Line line(boolean waits) {
        Line current = line;
        if (current == null && waits && whyEnded == null && coming.test(engineId)) { // restarted just now
            current = line;
        }
        if (current == null && whyEnded != null) {
            throw new CogridException("nothing was sent to engine " + engineId + ": " + whyEnded);
        }
        if (current == null) {
            String why = whyGone == null ? "the engine is not there yet" : whyGone;
            throw new EngineLostException("nothing was sent to engine " + engineId + ": " + why
                    + ". Take another engine, or restart this one under its id to have its namespace back");
        }
        return current;
    }

    @Override
    public int unfinished() {
        Line current = line;
        return current == null ? 0 : current.channel().unfinishedLatestFirst().size();
    }

    @Override
    public int abortAll() {
        Line current = line;
        return current == null ? 0 : current.cancelling().abortAll();
    }

    @Override
    public @Nullable Object decode(Encoded value) {
        return codec.decode(value, Arrival.PLAIN);
    }

    /** Returns the position of the last task that this client gave to the engine. */
    public Position position() {
        Line current = line;
        return current == null ? Position.NONE : current.channel().position();
    }

    /**
     * A point in a conversation.
     *
     * @param conversation identifies the conversation
     * @param lastTask the number of the last task, -1 for none
     */
    public record Position(UUID conversation, long lastTask) {
        static final Position NONE = new Position(new UUID(0, 0), -1);
    }
}
