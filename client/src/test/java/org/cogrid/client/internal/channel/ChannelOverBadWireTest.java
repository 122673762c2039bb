package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.core.internal.wire.WallClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelOverBadWireTest {
    private static final int ONE_PIECE = 1 << 20;
    private static final int TOO_LARGE = 100_000;
    private static final ClassSpace NO_CODE = new ClassSpace() {
        @Override
        public ContentHash manifestOf(Set<Class<?>> roots) {
            return ContentHash.NONE;
        }

        @Override
        public ClassLoader loaderOf(ContentHash manifest) {
            return ChannelOverBadWireTest.class.getClassLoader();
        }
    };

    private final Seal seal = new Seal(new byte[] {1});
    private final ValueCodec codec = new ValueCodec(NO_CODE, Integer.MAX_VALUE);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ChannelContext context = new ChannelContext(
            UUID.randomUUID(), seal, WallClock.system(), workers, timer, new Room.Size(10_000, 1 << 28));

    @AfterEach
    void stop() {
        workers.shutdownNow();
        timer.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "2, 20", "3, 20", "4, 20", "5, 2", "6, 2", "7, 0", "8, 0", "9, 0", "10, 0"})
    void everyTaskRunsOnceAndInOrderAndHasItsResult(long seed, int lossPercent) throws Exception {
        try (UnreliableEngine engine = new UnreliableEngine(seal, seed, lossPercent, ONE_PIECE)) {
            EngineChannel channel = new EngineChannel(engine, context, codec);
            List<PendingTask> tasks = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                PendingTask task = task(i);
                tasks.add(task);
                channel.send(task, null);
            }
            for (int i = 0; i < tasks.size(); i++) {
                assertThat(tasks.get(i).outcome().get(50, TimeUnit.SECONDS)).isEqualTo(i);
            }
            assertThat(engine.ran().stream().map(this::value)).containsExactlyElementsOf(numbersTo(500));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 20", "2, 20", "3, 20", "4, 2", "5, 0", "6, 0"})
    void largeTasksAndResultsComeTogetherFromTheirPieces(long seed, int lossPercent) throws Exception {
        try (UnreliableEngine engine = new UnreliableEngine(seal, seed, lossPercent, 3)) {
            EngineChannel channel = new EngineChannel(engine, context, codec);
            List<PendingTask> tasks = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                PendingTask task = i % 3 == 0 ? task(i) : task(i, 1 + i % 4);
                tasks.add(task);
                channel.send(task, null);
            }
            for (int i = 0; i < tasks.size(); i++) {
                assertThat(tasks.get(i).outcome().get(50, TimeUnit.SECONDS)).isEqualTo(i);
            }
            assertThat(engine.ran().stream().map(this::value)).containsExactlyElementsOf(numbersTo(200));
        }
    }

    @Test
    void whatCannotBeSentFailsAndHoldsUpNothingThatFollows() throws Exception {
        try (UnreliableEngine engine = new UnreliableEngine(seal, 1, 0, ONE_PIECE)) {
            EngineChannel channel = new EngineChannel(new NarrowLink(engine), context, codec);
            List<PendingTask> tasks = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                PendingTask task = i % 3 == 1 ? tooLarge(i) : task(i, 1 + i % 4);
                tasks.add(task);
                channel.send(task, null);
            }
            for (int i = 0; i < tasks.size(); i++) {
                PendingTask task = tasks.get(i);
                if (i % 3 == 1) {
                    assertThatThrownBy(() -> task.outcome().get(50, TimeUnit.SECONDS))
                            .hasMessageContaining("could not be sent and has not run");
                } else { // what goes in one message with it can't be sent, either
                    task.outcome().exceptionally(failure -> failure).get(50, TimeUnit.SECONDS);
                }
            }
            PendingTask later = task(100);
            channel.send(later, null);
            assertThat(later.outcome().get(50, TimeUnit.SECONDS)).isEqualTo(100);
        }
    }

    @Test
    void whoCannotEvenListenForAMomentHearsTheResultAllTheSame() throws Exception {
        try (UnreliableEngine engine = new UnreliableEngine(seal, 1, 0, ONE_PIECE)) {
            AtomicInteger refused = new AtomicInteger();
            EngineLink deaf = new EngineLink() {
                @Override
                public CompletionStage<Sealed> exchange(Sealed message) {
                    if (message.bodies().isEmpty() && refused.incrementAndGet() <= 3) {
                        throw new UnsendableException(new IllegalStateException("not now"));
                    }
                    return engine.exchange(message);
                }

                @Override
                public CompletionStage<Sealed> control(Sealed message) {
                    return engine.control(message);
                }
            };
            EngineChannel channel = new EngineChannel(deaf, context, codec);
            for (int i = 0; i < 200; i++) {
                PendingTask task = task(i);
                channel.send(task, null);
                assertThat(task.outcome().get(50, TimeUnit.SECONDS)).isEqualTo(i);
            }
        }
    }

    /** Sends nothing with a body of {@link #TOO_LARGE} bytes or more. */
    private record NarrowLink(EngineLink wide) implements EngineLink {
        @Override
        public CompletionStage<Sealed> exchange(Sealed message) {
            if (message.bodies().stream().anyMatch(body -> body.length >= TOO_LARGE)) {
                throw new UnsendableException(new OutOfMemoryError("the heap is full"));
            }
            return wide.exchange(message);
        }

        @Override
        public CompletionStage<Sealed> control(Sealed message) {
            return wide.control(message);
        }
    }

    @Test
    void whenTheEngineIsLostEveryUnfinishedTaskFailsWithItsLastReport() throws Exception {
        try (UnreliableEngine engine = new UnreliableEngine(seal, 1, 100, ONE_PIECE)) {
            EngineChannel channel = new EngineChannel(engine, context, codec);
            PendingTask task = task(1);
            channel.send(task, null);
            channel.engineLost("the engine left the grid");
            assertThatThrownBy(() -> task.outcome().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(EngineLostException.class)
                    .hasMessageContaining("unknown");
            assertThat(task.metadata().status()).isEqualTo(TaskStatus.LOST);
            assertThatThrownBy(() -> channel.send(task(2), null)).isInstanceOf(EngineLostException.class);
        }
    }

    private static List<Object> numbersTo(int end) {
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            numbers.add(i);
        }
        return numbers;
    }

    private Object value(byte[] body) {
        return codec.decode(new Encoded(ContentHash.NONE, body), arrived -> arrived);
    }

    private PendingTask task(int value) {
        return task(value, ONE_PIECE);
    }

    private PendingTask tooLarge(int id) {
        return task(id, new byte[TOO_LARGE], ONE_PIECE);
    }

    private PendingTask task(int value, int pieceBytes) {
        return task(value, value, pieceBytes);
    }

    private PendingTask task(int id, Object value, int pieceBytes) {
        Encoded body = codec.encode(value);
        TaskRecord record = new TaskRecord(new TaskRecord.Origin(
                id, "apply", null, null, 0, UUID.randomUUID(), context.clientId(), Instant.EPOCH, 10));
        return new PendingTask(
                record,
                new TaskHead("apply", "", 0, body.manifest()),
                Piece.cut(body.bytes(), pieceBytes),
                task -> CancelOutcome.TOO_LATE);
    }
}
