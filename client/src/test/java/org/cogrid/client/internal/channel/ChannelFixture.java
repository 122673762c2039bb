package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.conversation.EngineSide;

/** What a channel needs around it, and tasks to send: each is one value, which the engine gives back. */
final class ChannelFixture implements AutoCloseable {
    static final int ONE_PIECE = 1 << 20;

    private static final Duration LONG = Duration.ofSeconds(50);
    private static final ClassSpace NO_CODE = new ClassSpace() {
        @Override
        public ContentHash manifestOf(Set<Class<?>> roots) {
            return ContentHash.NONE;
        }

        @Override
        public ClassLoader loaderOf(ContentHash manifest) {
            return ChannelFixture.class.getClassLoader();
        }
    };

    final ValueCodec codec = new ValueCodec(NO_CODE, Integer.MAX_VALUE);
    final ExecutorService workers;
    final ScheduledExecutorService timer;
    final Unread unread;
    final ChannelContext context;

    ChannelFixture() {
        this(1 << 28);
    }

    ChannelFixture(long maxUnread) {
        this(
                Executors.newCachedThreadPool(),
                Executors.newSingleThreadScheduledExecutor(),
                WallClock.system(),
                maxUnread);
    }

    /** What works in virtual time. */
    ChannelFixture(VirtualTime time, long maxUnread) {
        this(time, time, new WallClock(time::now), maxUnread);
    }

    private ChannelFixture(ExecutorService workers, ScheduledExecutorService timer, WallClock clock, long maxUnread) {
        this.workers = workers;
        this.timer = timer;
        unread = new Unread(maxUnread, timer);
        context = new ChannelContext(
                UUID.randomUUID(), "test", clock, workers, timer, new UnfinishedLimit.Size(10_000, 1 << 28), unread);
    }

    PendingTask task(long id, Object value) {
        return task(id, value, ONE_PIECE, task -> CancelOutcome.TOO_LATE);
    }

    PendingTask task(long id, Object value, int pieceBytes, PendingTask.Canceller canceller) {
        Encoded body = codec.encode(value);
        TaskRecord record = new TaskRecord(new TaskRecord.Origin(
                id, "apply", null, null, 0, UUID.randomUUID(), context.clientId(), Instant.EPOCH, 10));
        return new PendingTask(
                record,
                new TaskHead("apply", "", 0, body.manifest()),
                new Body(EngineSide.pieces(body.bytes(), pieceBytes)),
                canceller,
                new TaskOutcome(record::name, unread));
    }

    Object value(byte[] body) {
        return codec.decode(new Encoded(ContentHash.NONE, body), arrived -> arrived);
    }

    /** What a task ends with, waited for. */
    static Object end(PendingTask task) {
        try {
            return task.awaitValue(LONG);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(task.record().name() + " never ends", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        timer.shutdownNow();
    }
}
