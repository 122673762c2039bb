package org.cogrid.node.internal.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.engine.FailingLog;
import org.junit.jupiter.api.Test;

class TaskLoopTest {
    private static final TaskHead HEAD = new TaskHead("execute", "", 0, ContentHash.NONE);
    private static final EngineConversation SESSION = new EngineConversation(
            new EngineConversation.Opening(UUID.randomUUID(), "test", 0, 0),
            task -> {},
            1 << 20,
            bytes -> {},
            (event, head) -> {});

    @Test
    void twoEnginesThatWaitForEachOtherBetweenTasksGoOn() throws Exception {
        CyclicBarrier bothRun = new CyclicBarrier(2);
        CountDownLatch bothDone = new CountDownLatch(2);
        TaskLoop[] loops = new TaskLoop[2];
        for (int i = 0; i < 2; i++) {
            int other = 1 - i;
            loops[i] = new TaskLoop(
                    new Running() {
                        @Override
                        public void run(QueuedTask task) {
                            try {
                                bothRun.await();
                                loops[1 - other].serveUntil(loops[other].between(() -> {}));
                                bothDone.countDown();
                            } catch (Exception e) {
                                throw new AssertionError(e);
                            }
                        }
                    },
                    client -> true);
        }

        for (TaskLoop loop : loops) {
            new Thread(loop::loop).start();
            loop.accept(new QueuedTask(SESSION, 0, HEAD, Body.of(Piece.whole(new byte[0]))));
        }

        assertThat(bothDone.await(30, TimeUnit.SECONDS)).isTrue();
        List.of(loops).forEach(TaskLoop::close);
    }

    @Test
    void aJobBetweenTasksRunsOnceAndBeforeTheNextTask() throws Exception {
        CompletableFuture<Boolean> jobWasDone = new CompletableFuture<>();
        AtomicInteger runs = new AtomicInteger();
        TaskLoop loop = new TaskLoop(
                new Running() {
                    @Override
                    public void run(QueuedTask task) {
                        jobWasDone.complete(runs.get() == 1);
                    }
                },
                client -> true);

        CompletableFuture<Void> job = loop.between(runs::incrementAndGet);
        loop.accept(new QueuedTask(SESSION, 0, HEAD, Body.of(Piece.whole(new byte[0]))));
        new Thread(loop::loop).start();

        assertThat(jobWasDone.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(job.get(30, TimeUnit.SECONDS)).isNull();
        loop.close();
    }

    @Test
    void theEnginesThreadGoesOnWhateverItsStepsThrow() throws Exception {
        CountDownLatch failures = new CountDownLatch(3);
        TaskLoop loop = new TaskLoop(
                new Running() {
                    @Override
                    public void run(QueuedTask task) {
                        throw new OutOfMemoryError("run");
                    }

                    @Override
                    public void taskEnded() {
                        throw new OutOfMemoryError("taskEnded");
                    }

                    @Override
                    public Duration idle() {
                        throw new OutOfMemoryError("idle");
                    }

                    @Override
                    public void failed(Throwable failure) {
                        failures.countDown();
                    }
                },
                client -> true);

        Thread thread = new Thread(loop::loop);
        try (FailingLog log = new FailingLog(TaskLoop.class)) {
            thread.start();
            loop.accept(new QueuedTask(SESSION, 0, HEAD, Body.of(Piece.whole(new byte[0]))));

            assertThat(failures.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(thread.isAlive()).isTrue();
            loop.close();
            thread.join(30_000);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void anEngineThatCanNotBeginRunsNothingUntilItIsClosed() throws Exception {
        List<String> done = new CopyOnWriteArrayList<>();
        TaskLoop loop = new TaskLoop(
                new Running() {
                    @Override
                    public void begin() {
                        throw new IllegalStateException("its namespace can't be read");
                    }

                    @Override
                    public void run(QueuedTask task) {
                        done.add("task");
                    }

                    @Override
                    public Duration idle() {
                        done.add("idle");
                        return Duration.ofSeconds(30);
                    }

                    @Override
                    public void end() {
                        done.add("end");
                    }
                },
                client -> true);
        CompletableFuture<Void> before = loop.between(() -> done.add("job"));
        loop.accept(new QueuedTask(SESSION, 0, HEAD, Body.of(Piece.whole(new byte[0]))));

        Thread thread = new Thread(loop::loop);
        try (FailingLog log = new FailingLog(TaskLoop.class)) {
            thread.start();
            assertThatThrownBy(() -> before.get(30, TimeUnit.SECONDS)).hasMessageContaining("could not begin");
            assertThatThrownBy(() -> loop.between(() -> done.add("job")).get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("could not begin");
            loop.close();
            thread.join(30_000);
        }

        assertThat(thread.isAlive()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void aTaskStartsWhenItsClientGetsThePermission() throws Exception {
        AtomicBoolean permitted = new AtomicBoolean();
        CountDownLatch refused = new CountDownLatch(1);
        CountDownLatch ran = new CountDownLatch(1);
        TaskLoop loop = new TaskLoop(
                new Running() {
                    @Override
                    public void run(QueuedTask task) {
                        ran.countDown();
                    }
                },
                client -> {
                    boolean may = permitted.get();
                    refused.countDown();
                    return may;
                });

        loop.accept(new QueuedTask(SESSION, 0, HEAD, Body.of(Piece.whole(new byte[0]))));
        new Thread(loop::loop).start();
        assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
        permitted.set(true);
        loop.look();

        assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue(); // before the engine would look again by itself
        loop.close();
    }

    private abstract static class Running implements TaskLoop.Worker {
        @Override
        public void begin() {}

        @Override
        public void settled(QueuedTask task) {}

        @Override
        public void taskEnded() {}

        @Override
        public Duration idle() {
            return Duration.ofSeconds(30);
        }

        @Override
        public void end() {}

        @Override
        public void failed(Throwable failure) {}
    }
}
