package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.TaskTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a result promises, on a task whose fate the test decides. */
class AsyncResultTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final FakeGrid grid = new FakeGrid(0);
    private final FakeEngine engine = grid.engine(0);
    private final DirectView view = grid.client().view(0);

    @BeforeEach
    void tasksWait() {
        engine.holds = true;
    }

    private AsyncResult<Integer> sent() {
        return view.apply(() -> 1);
    }

    private FakeHandle task() {
        return engine.handles.get(engine.handles.size() - 1);
    }

    /** Calls in another thread and gives its outcome. */
    private static <T> CompletableFuture<T> elsewhere(
            java.util.function.Supplier<T> call, AtomicReference<Thread> thread) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                outcome.complete(call.get());
            } catch (Throwable e) {
                outcome.completeExceptionally(e);
            }
        });
        thread.set(caller);
        caller.start();
        return outcome;
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() ->
                thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void theValueIsTheSameHoweverOftenItIsAskedFor() throws Exception {
        AsyncResult<Integer> result = sent();
        task().succeed(7);
        assertThat(result.get()).isEqualTo(7);
        assertThat(result.get(Duration.ZERO)).isEqualTo(7);
        assertThat(result.get(Duration.ofDays(1_000_000_000))).isEqualTo(7);
        assertThat(result.await(Duration.ZERO)).isTrue();
        assertThat(result.ready()).isTrue();
        assertThat(result.successful()).isTrue();
        assertThat(result.progress()).isEqualTo(new Progress(1, 1));
        assertThat(result).hasToString("<AsyncResult apply 1 on engine 0: ok>");
    }

    @Test
    void theFailureIsTheSameHoweverOftenItIsAskedFor() {
        AsyncResult<Integer> result = sent();
        EngineLostException lost = new EngineLostException("engine 0 left the grid");
        task().fail(lost);
        assertThatThrownBy(result::get).isSameAs(lost);
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isSameAs(lost);
        assertThat(result.await(Duration.ZERO)).isTrue();
        assertThat(result.successful()).isFalse();
        assertThat(result).hasToString("<AsyncResult apply 1 on engine 0: failed>");
    }

    @Test
    void theStackOfAFailureIsThatOfTheFirstWhoAsked() {
        AsyncResult<Integer> result = sent();
        EngineLostException lost = new EngineLostException("engine 0 left the grid");
        lost.setStackTrace(new StackTraceElement[0]);
        task().fail(lost);
        assertThatThrownBy(result::get).isSameAs(lost);
        StackTraceElement[] first = lost.getStackTrace();
        assertThat(first[0].getClassName()).doesNotContain("internal");
        assertThat(List.of(first)).anyMatch(f -> f.getMethodName().startsWith("theStackOfAFailure"));
        assertThatThrownBy(() -> CompletableFuture.supplyAsync(result::get).join())
                .hasRootCause(lost);
        assertThat(lost.getStackTrace()).isEqualTo(first);
    }

    @Test
    void aTimeThatPassesLeavesTheTaskAlone() {
        AsyncResult<Integer> result = sent();
        assertThatThrownBy(() -> result.get(SHORT))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("apply 1 on engine 0")
                .hasMessageContaining("20 ms")
                .hasMessageContaining("goes on (queued)");
        assertThatThrownBy(() -> result.get(Duration.ZERO)).isInstanceOf(TimeoutException.class);
        assertThat(result.await(SHORT)).isFalse();
        assertThat(result.ready()).isFalse();
        task().succeed(3);
        assertThat(result.get()).isEqualTo(3);
    }

    @Test
    void theViewsTimeoutEndsAWaitButNoTask() {
        AsyncResult<Integer> result = view.withTimeout(SHORT).apply(() -> 1);
        assertThatThrownBy(result::get)
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("apply 1 on engine 0");
        assertThatThrownBy(() -> view.withTimeout(SHORT).applySync(() -> 1)).isInstanceOf(TaskTimeoutException.class);
        assertThatThrownBy(() -> view.withTimeout(SHORT).get("a")).isInstanceOf(TaskTimeoutException.class);
        assertThat(task().hasEnded()).isFalse();
        engine.handles.get(0).succeed(2);
        assertThat(result.get()).isEqualTo(2);
    }

    @Test
    void negativeTimesAreRefused() {
        AsyncResult<Integer> result = sent();
        Duration negative = Duration.ofMillis(-1);
        assertThatThrownBy(() -> result.get(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> result.await(negative)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> result.await(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whetherItWentWellCannotBeAskedTooEarly() {
        assertThatThrownBy(() -> sent().successful())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has not ended");
    }

    @Test
    void interruptingAThreadThatWaitsEndsTheWaitAndNotTheTask() {
        AsyncResult<Integer> result = sent();
        AtomicReference<Thread> caller = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        CompletableFuture<Integer> waiting = elsewhere(
                () -> {
                    try {
                        return result.get();
                    } finally {
                        flag.set(Thread.currentThread().isInterrupted());
                    }
                },
                caller);
        awaitWaiting(caller.get());
        caller.get().interrupt();
        assertThatThrownBy(waiting::join)
                .cause()
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("interrupted while waiting for apply 1")
                .hasMessageContaining("goes on");
        assertThat(flag.get()).isTrue();
        assertThat(result.ready()).isFalse();
        task().succeed(5);
        assertThat(result.get()).isEqualTo(5);
    }

    @Test
    void cancellingTellsWhatBecameOfTheTaskAndItsOutcomeStays() {
        AsyncResult<Integer> result = sent();
        assertThat(result.cancel()).isEqualTo(CancelOutcome.REMOVED);
        assertThatThrownBy(result::get).isInstanceOf(TaskAbortedException.class);
        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
        assertThat(result).hasToString("<AsyncResult apply 1 on engine 0: aborted>");
    }

    @Test
    void aFutureIsACopyThatMayBeSpoiled() {
        AsyncResult<Integer> result = sent();
        CompletableFuture<Integer> spoiled = result.toFuture();
        spoiled.complete(99);
        CompletableFuture<Integer> cancelled = result.toFuture();
        cancelled.cancel(true);
        CompletableFuture<Integer> good = result.toFuture();
        task().succeed(4);
        assertThat(good.join()).isEqualTo(4);
        assertThat(result.get()).isEqualTo(4);
        assertThat(result.toFuture()).isCompletedWithValue(4);
        assertThat(spoiled.join()).isEqualTo(99);
    }

    @Test
    void aFutureFailsWithTheTasksOwnFailure() {
        AsyncResult<Integer> result = sent();
        CompletableFuture<Integer> before = result.toFuture();
        EngineLostException lost = new EngineLostException("gone");
        task().fail(lost);
        for (CompletableFuture<Integer> future : List.of(before, result.toFuture())) {
            assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(lost);
        }
    }

    @Test
    void aFutureOfAViewWithATimeoutIsNotBoundByIt() {
        CompletableFuture<Integer> future =
                view.withTimeout(SHORT).apply(() -> 1).toFuture();
        assertThatThrownBy(() -> future.get(40, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        task().succeed(6);
        assertThat(future.join()).isEqualTo(6);
    }

    @Test
    void callbacksMayWaitForOtherResults() {
        int depth = 20;
        List<AsyncResult<Integer>> results =
                java.util.stream.IntStream.range(0, depth).mapToObj(i -> sent()).toList();
        CompletableFuture<?>[] chained = java.util.stream.IntStream.range(0, depth - 1)
                .mapToObj(i -> results.get(i).toFuture().thenApply(v -> {
                    assertThat(CallbackThreads.isCurrent()).isTrue();
                    return v + results.get(i + 1).get();
                }))
                .toArray(CompletableFuture[]::new);
        engine.handles.forEach(handle -> handle.succeed(1));
        CompletableFuture.allOf(chained).join();
        assertThat(chained).allMatch(f -> f.join().equals(2));
        assertThat(CallbackThreads.isCurrent()).isFalse();
    }

    @Test
    void whoEndsTheTaskRunsNoneOfTheUsersCode() {
        AtomicReference<Thread> runs = new AtomicReference<>();
        CompletableFuture<Void> seen = sent().toFuture().thenAccept(v -> runs.set(Thread.currentThread()));
        task().succeed(1);
        seen.join();
        assertThat(runs.get()).isNotSameAs(Thread.currentThread());
        assertThat(runs.get().isDaemon()).isTrue();
    }

    @Test
    void aBlockingViewReturnsOnlyWhenDoneAndThrowsTheFailure() {
        view.setBlock(true);
        AtomicReference<Thread> caller = new AtomicReference<>();
        CompletableFuture<AsyncResult<Integer>> blocked = elsewhere(this::sent, caller);
        awaitWaiting(caller.get());
        assertThat(blocked).isNotDone();
        task().succeed(8);
        assertThat(blocked.join().get()).isEqualTo(8);
        assertThat(view.applyAsync(() -> 1).ready()).isFalse();

        blocked = elsewhere(this::sent, caller);
        await().until(() -> engine.handles.size() == 3);
        task().fail(new EngineLostException("gone"));
        assertThatThrownBy(blocked::join).hasCauseInstanceOf(EngineLostException.class);
    }

    @Test
    void timesAreTakenFromTheMetadata() {
        AsyncResult<Integer> result = sent();
        FakeHandle task = task();
        assertThat(result.serialTime()).isZero();
        assertThat(result.elapsed()).isPositive();
        task.started = FakeHandle.SUBMITTED.plusSeconds(1);
        assertThat(result.serialTime()).isPositive();
        task.completed = FakeHandle.SUBMITTED.plusSeconds(3);
        task.received = FakeHandle.SUBMITTED.plusSeconds(4);
        task.succeed(1);
        assertThat(result.serialTime()).hasSeconds(2);
        assertThat(result.elapsed()).hasSeconds(4);
        assertThat(result.wallTime()).hasSeconds(4);
    }

    @Test
    void sayingWhatItIsNeverWaits() {
        AsyncResult<Integer> result = sent();
        assertThat(result).hasToString("<AsyncResult apply 1 on engine 0: queued>");
        task().status = TaskStatus.RUNNING;
        assertThat(result).hasToString("<AsyncResult apply 1 on engine 0: running>");
        assertThat(result.progress()).hasToString("0/1");
        assertThat(result.metadata().engineId()).isZero();
    }
}
