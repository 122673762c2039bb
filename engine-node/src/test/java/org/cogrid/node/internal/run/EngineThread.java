package org.cogrid.node.internal.run;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.cogrid.core.Engine;
import org.cogrid.core.internal.task.CurrentEngine;
import org.cogrid.node.internal.output.Sink;
import org.jspecify.annotations.Nullable;

/** Stands in for an engine: a thread that runs bodies as tasks, one after the other, and keeps what they print. */
public final class EngineThread implements AutoCloseable, Sink {
    public final Queue<String> out = new ConcurrentLinkedQueue<>();
    public final Queue<String> err = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final TaskThreads threads = TaskThreads.open("engine under test", this::work);
    private final CountDownLatch closed = new CountDownLatch(1);

    public EngineThread() {
        threads.engineThread().setDaemon(true);
        threads.engineThread().start();
    }

    @Override
    public void text(boolean isErr, String text) {
        (isErr ? err : out).add(text);
    }

    public String printed() {
        threads.flushOutput();
        return String.join("", out);
    }

    TaskThreads threads() {
        return threads;
    }

    /** A task under way. */
    public record Started(TaskRun run, CompletableFuture<@Nullable Object> outcome) {
        StopReport stop() throws InterruptedException {
            return run.stop(Duration.ofSeconds(20));
        }
    }

    public Started start(Callable<?> body) {
        AtomicReference<@Nullable TaskRun> run = new AtomicReference<>();
        CompletableFuture<@Nullable Object> outcome = new CompletableFuture<>();
        queue.add(() -> {
            TaskRun begun = threads.begin(this);
            run.set(begun);
            run(body, begun, outcome);
        });
        Awaitility.await().until(() -> run.get() != null);
        return new Started(run.get(), outcome);
    }

    /** Starts a task and waits until it has printed {@code go}. */
    public Started startAndAwaitGo(Callable<?> body) {
        Started started = start(body);
        Awaitility.await()
                .until(() -> printed().contains("go") || started.outcome().isDone());
        return started;
    }

    @Nullable
    public Object run(Callable<?> body) {
        return start(body).outcome().join();
    }

    private static void run(Callable<?> body, TaskRun run, CompletableFuture<@Nullable Object> outcome) {
        try {
            Object value = body.call();
            run.end();
            outcome.complete(value);
        } catch (Throwable e) {
            run.end();
            outcome.completeExceptionally(e);
        }
    }

    private void work() {
        CurrentEngine.set(new StubEngine());
        while (closed.getCount() > 0) {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        queue.add(() -> {});
        threads.close();
    }

    private record StubEngine() implements Engine {
        @Override
        public int id() {
            return 0;
        }

        @Override
        public Map<String, @Nullable Object> globals() {
            return Map.of();
        }

        @Override
        public HazelcastInstance hazelcast() {
            throw new UnsupportedOperationException("no grid here");
        }

        @Override
        public void publish(@Nullable Object data) {}
    }
}
