package org.cogrid.node.internal.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.TaskContext;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.EventLog;
import org.cogrid.node.internal.conversation.Holdings;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.engine.HostileFailure;
import org.cogrid.node.internal.memory.EngineMemory;
import org.cogrid.node.internal.namespace.LiveValues;
import org.cogrid.node.internal.namespace.Renewals;
import org.cogrid.node.internal.run.TaskThreads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a task does, its client hears of its end. */
class TaskRunnerTest {
    private final ValueCodec codec = new ValueCodec(new RemoteErrorsTest.OwnClasses());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private LongConsumer held = bytes -> {};
    private final EngineConversation session = new EngineConversation(
            new EngineConversation.Opening(UUID.randomUUID(), "test", 0, 0),
            task -> {},
            1 << 20,
            bytes -> held.accept(bytes),
            (event, head) -> {});
    private final Holdings holdings = new Holdings(Holdings.Limits.of(1 << 20, 1 << 30));
    private InstantSource now = InstantSource.system();
    private Callable<@Nullable Object> body = () -> 1;

    @AfterEach
    void close() {
        timer.shutdownNow();
    }

    @Test
    void whatFailsBeforeATaskIsItsFailure() {
        Event last = new Engine(0).run(() -> {
            throw new IllegalStateException("no library");
        });

        assertThat(last)
                .isInstanceOfSatisfying(
                        Event.Failed.class,
                        failed -> assertThat(failed.error().toString()).contains("loading its code", "no library"));
    }

    @Test
    void aFailureWhoseWordsFailIsTold() throws Exception {
        body = () -> {
            throw new HostileFailure();
        };

        Event.Failed failed = (Event.Failed) run(0);

        assertThat(failed.error().className()).isEqualTo(HostileFailure.class.getName());
        assertThat(failed.error().stage()).isEqualTo("running");
    }

    @Test
    void aTaskWhoseTimeLimitCannotBeSetFails() throws Exception {
        timer.shutdownNow();

        Event.Failed failed = (Event.Failed) run(1_000);

        assertThat(failed.error().className()).contains("RejectedExecution");
    }

    @Test
    void aFailureWhileTheEndIsToldIsTold() throws Exception {
        body = () -> {
            InstantSource good = now;
            now = () -> {
                now = good;
                throw new OutOfMemoryError("as if");
            };
            return 1;
        };

        Event.Failed failed = (Event.Failed) run(0);

        assertThat(failed.error().stage()).isEqualTo("reporting its outcome");
        assertThat(failed.error().className()).isEqualTo("java.lang.OutOfMemoryError");
    }

    @Test
    void aTaskThatIsStuckInTheWordsOfItsFailureCanBeStopped() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        body = () -> {
            throw new RuntimeException() {
                @Override
                public String getMessage() {
                    asked.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        return "interrupted";
                    }
                    return "never";
                }
            };
        };
        AtomicReference<Event> end = new AtomicReference<>();
        Engine engine = new Engine(0);
        Thread client = new Thread(() -> end.set(engine.run()));
        client.start();
        asked.await();

        Optional<String> stuck = engine.runner.stop(engine.task, "it was cancelled");

        assertThat(stuck).isEmpty();
        client.join();
        assertThat(end.get())
                .isInstanceOfSatisfying(
                        Event.Aborted.class,
                        aborted -> assertThat(aborted.reason()).isEqualTo("it was cancelled"));
    }

    @Test
    void dataOfAThreadWhoseTaskHasEndedIsNotTheNextTasks() throws Exception {
        EncodedBody data = codec.encodeBody("data");
        AtomicReference<TaskRunner> runner = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Boolean> within = new AtomicReference<>();
        AtomicReference<Boolean> after = new AtomicReference<>();
        AtomicReference<Thread> left = new AtomicReference<>();
        body = () -> {
            CountDownLatch published = new CountDownLatch(1);
            Thread thread = new Thread(() -> {
                within.set(runner.get().publish(data));
                published.countDown();
                awaitQuietly(ended);
                after.set(runner.get().publish(data));
            });
            thread.start();
            left.set(thread);
            published.await();
            return 1;
        };
        Engine engine = new Engine(0);
        runner.set(engine.runner);

        List<Event> events = engine.events(() -> {
            engine.runner.run(engine.task, () -> {});
            body = () -> {
                ended.countDown();
                left.get().join();
                return 2;
            };
            engine.runner.run(engine.task(1), () -> {});
        });

        assertThat(within.get()).isTrue();
        assertThat(after.get()).isFalse();
        assertThat(events)
                .filteredOn(Event.Published.class::isInstance)
                .extracting(Event::task)
                .containsExactly(0L);
        assertThat(engine.runner.publish(data)).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aResultThatCannotBeKeptUntilItIsFetchedFailsAndSaysWhy() throws Exception {
        holdNoMore();
        body = () -> new byte[1 << 20];

        Event.Failed failed = (Event.Failed) run(0);

        assertThat(failed.error().message())
                .contains("can't be kept until it is fetched")
                .contains("applyInto");
    }

    @Test
    void aFailureThatCannotBeKeptTravelsAsText() throws Exception {
        holdNoMore();
        body = () -> {
            throw new Large();
        };

        Event.Failed failed = (Event.Failed) run(0);

        assertThat(failed.error().message()).isEqualTo("large");
        assertThat(failed.original()).isNull();
    }

    @Test
    void dataThatCannotBeKeptIsRefused() throws Exception {
        holdNoMore();
        AtomicReference<TaskRunner> runner = new AtomicReference<>();
        body = () -> runner.get().publish(codec.encodeBody(new byte[1 << 20]));
        Engine engine = new Engine(0);
        runner.set(engine.runner);

        Event.Failed failed = (Event.Failed) engine.run();

        assertThat(failed.error().message()).contains("can't be kept until it is fetched");
    }

    @Test
    void aLargeResultIsToldInPiecesWithoutDataInBetween() throws Exception {
        EncodedBody data = codec.encodeBody("late");
        AtomicReference<TaskRunner> runner = new AtomicReference<>();
        List<Boolean> published = new ArrayList<>();
        held = bytes -> {
            if (bytes > Piece.BYTES_HERE / 2 && published.isEmpty()) { // a piece was told
                published.add(runner.get().publish(data));
            }
        };
        body = () -> new byte[2 * Piece.BYTES_HERE];
        Engine engine = new Engine(0);
        runner.set(engine.runner);

        List<Event> events = engine.events(() -> engine.runner.run(engine.task, () -> {}));

        assertThat(events)
                .extracting(Event::getClass)
                .containsExactly(Event.Started.class, Event.Part.class, Event.Part.class, Event.Succeeded.class);
        assertThat(published).containsExactly(false);
    }

    @Test
    void aFailureAfterTheFirstPiecesOfAResultIsToldWithoutABody() throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        held = bytes -> {
            if (bytes > Piece.BYTES_HERE / 2 && pieces.incrementAndGet() == 2) {
                throw new OutOfMemoryError("as if");
            }
        };
        body = () -> new byte[2 * Piece.BYTES_HERE];
        Engine engine = new Engine(0);

        List<Event> events = engine.events(() -> engine.runner.run(engine.task, () -> {}));

        assertThat(events).extracting(Event::getClass).containsExactly(Event.Started.class, Event.Failed.class);
        Event.Failed failed = (Event.Failed) events.get(1);
        assertThat(failed.error().message()).contains("cannot encode", "as if");
        assertThat(failed.original()).isNull();
    }

    private void holdNoMore() {
        holdings.add(UUID.randomUUID(), 1L << 30);
    }

    private static final class Large extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final byte[] load = new byte[1 << 20];

        Large() {
            super("large");
        }

        int size() {
            return load.length;
        }
    }

    private Event run(long timeLimitMillis) throws Exception {
        return new Engine(timeLimitMillis).run();
    }

    /** As much of an engine as runs a task. */
    private final class Engine {
        final QueuedTask task;
        final TaskRunner runner;
        private final AtomicReference<Runnable> work = new AtomicReference<>();
        private final TaskThreads threads =
                TaskThreads.open("runner", () -> work.get().run());
        private final long timeLimitMillis;

        Engine(long timeLimitMillis) {
            this.timeLimitMillis = timeLimitMillis;
            this.task = task(0);
            this.runner = new TaskRunner(new EngineParts(
                    holdings,
                    1 << 20,
                    threads,
                    context(),
                    new EngineArrival(0, () -> null, null, () -> null),
                    codec,
                    new RemoteErrors(0, codec, CastFailure.ofOneVersion()),
                    new WallClock(() -> now.instant()),
                    timer,
                    Duration.ofSeconds(20),
                    EngineMemory.OF_HOST,
                    new Renewals(new LiveValues(name -> null), codec, Arrival.PLAIN, manifest -> Optional.empty())));
        }

        QueuedTask task(long number) {
            Encoded encoded = codec.encode(new EvaluateTask("body"));
            QueuedTask queued = new QueuedTask(
                    session,
                    number,
                    new TaskHead("evaluate", "", timeLimitMillis, ContentHash.NONE),
                    Body.of(Piece.whole(encoded.bytes())));
            assertThat(queued.begin()).isTrue();
            return queued;
        }

        /** Runs the task and gives the last event. */
        Event run() {
            return run(() -> {});
        }

        Event run(Runnable before) {
            List<Event> events = events(() -> runner.run(task, before));
            assertThat(task.hasEnded()).isTrue();
            assertThat(runner.running()).isEmpty();
            return events.get(events.size() - 1);
        }

        List<Event> events(Runnable onEngineThread) {
            work.set(onEngineThread);
            try (threads) {
                threads.engineThread().start();
                threads.engineThread().join();
                List<Event> events = new ArrayList<>();
                for (var next = told(); !next.isEmpty(); next = told()) {
                    next.forEach(entry -> events.add(entry.event()));
                }
                return events;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private List<EventLog.Entry> told() throws InterruptedException {
            return session.awaitEvents(1 << 20, Duration.ZERO).entries();
        }

        private TaskContext context() {
            return (TaskContext) Proxy.newProxyInstance(
                    TaskContext.class.getClassLoader(),
                    new Class<?>[] {TaskContext.class},
                    (proxy, method, arguments) -> body.call());
        }
    }
}
