package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.TaskTimeoutException;
import org.junit.jupiter.api.Test;

class BalancedCallsTest extends BalancedScene {
    @Test
    void aCallRunsOnSomeEngineAndGivesItsValue() {
        AsyncResult<Integer> result = any.apply(a -> a + 1, 41);
        assertThat(result.get()).isEqualTo(42);
        assertThat(result.ready()).isTrue();
        assertThat(result.successful()).isTrue();
        assertThat(result.metadata().engineId()).isBetween(0, 2);
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.OK);
        assertThat(result.toFuture().join()).isEqualTo(42);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void aFailureIsThatOfTheTask() {
        AsyncResult<Object> result = any.apply(() -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(result::get).isInstanceOf(RemoteTaskException.class).hasMessageContaining("no");
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.FAILED);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void workSpreadsOverAllEnginesAndTheRestWaitsHere() {
        hold();
        List<AsyncResult<Integer>> results = IntStream.range(0, 9)
                .<AsyncResult<Integer>>mapToObj(i -> any.apply(a -> a, i))
                .toList();
        await().until(() -> sent() == 3);
        assertThat(grid.engines.values()).allMatch(engine -> engine.tasks.size() == 1);
        assertThat(results.get(8).metadata().engineId()).isEqualTo(-1);
        assertThat(results.get(8).metadata().status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(results.get(8).toString()).contains("queued").doesNotContain("engine");
        grid.engines.values().forEach(engine -> engine.holds = false);
        grid.engines.values().forEach(FakeEngine::runHeld);
        assertThat(results.stream().map(AsyncResult::get)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(sent()).isEqualTo(9);
    }

    @Test
    void anEngineThatOthersKeepBusyIsTheLastChoice() {
        hold();
        grid.engine(0).others = 5;
        grid.engine(2).others = 1;
        assertThat(where(any.apply(() -> 1)).id).isEqualTo(1);
        assertThat(where(any.apply(() -> 1)).id).isEqualTo(2);
        assertThat(where(any.apply(() -> 1)).id).isEqualTo(0);
    }

    @Test
    void aHigherPriorityGoesFirst() {
        hold();
        IntStream.range(0, 3).forEach(i -> any.apply(() -> 0));
        await().until(() -> sent() == 3);
        AsyncResult<Integer> low = any.apply(() -> 1);
        AsyncResult<Integer> high = any.withPriority(1).apply(() -> 2);
        await().until(() -> grid.balancer().unsent() == 2); // otherwise the first one alone may be there to choose
        last(grid.engine(1)).succeed(0);
        assertThat(where(high).id).isEqualTo(1);
        assertThat(low.metadata().engineId()).isEqualTo(-1);
    }

    @Test
    void aViewOfSomeEnginesUsesThese() {
        LoadBalancedView two = grid.client().view(0, 2).balanced();
        assertThat(two.ids()).containsExactly(0, 2);
        assertThat(two).hasToString("<LoadBalancedView [0, 2]>");
        for (int i = 0; i < 20; i++) {
            int value = two.applySync(a -> a + 1, i);
            assertThat(value).isEqualTo(i + 1);
        }
        assertThat(grid.engine(1).tasks).isEmpty();
    }

    @Test
    void withoutEnginesATaskWaitsForOneThatComesAndGetsItAtOnce() throws Exception {
        FakeGrid empty = new FakeGrid();
        AsyncResult<Integer> result = empty.client().balanced().apply(() -> 7);
        assertThatThrownBy(() -> result.get(Duration.ofMillis(20))).isInstanceOf(TimeoutException.class);
        empty.add(4);
        assertThat(result.get()).isEqualTo(7);
        assertThat(result.metadata().engineId()).isEqualTo(4);
        empty.close();
    }

    @Test
    void aDrainingEngineGetsNothing() {
        hold();
        assertThat(any.applyAsync(() -> 0).ready()).isFalse();
        await().until(() -> sent() == 1);
        grid.tell(1, EngineEvent.Kind.DRAINING);
        grid.tell(2, EngineEvent.Kind.DRAINING);
        grid.engines.values().forEach(engine -> engine.holds = false);
        grid.engines.values().forEach(FakeEngine::runHeld);
        int before = grid.engine(1).tasks.size() + grid.engine(2).tasks.size();
        IntStream.range(0, 20).forEach(i -> any.applySync(() -> 1));
        assertThat(grid.engine(1).tasks.size() + grid.engine(2).tasks.size()).isEqualTo(before);
    }

    @Test
    void withoutRetriesALostTaskFailsAndRunsOnce() {
        hold();
        AsyncResult<Integer> result = any.apply(() -> 1);
        FakeEngine engine = where(result);
        last(engine).lose();
        assertThatThrownBy(result::get).isInstanceOf(EngineLostException.class);
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.LOST);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void aRetryGoesToAnEngineThatWasNotTried() {
        hold();
        AsyncResult<Integer> result = any.withRetries(2).apply(() -> 1);
        List<Integer> used = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            FakeEngine engine = where(result, used);
            used.add(engine.id);
            last(engine).started = Instant.now();
            last(engine).lose();
        }
        used.add(where(result, used).id);
        assertThat(sent()).isEqualTo(3);
        assertThat(used).containsExactlyInAnyOrder(0, 1, 2);
        last(where(result)).succeed(5);
        assertThat(result.get()).isEqualTo(5);
    }

    @Test
    void aTaskThatEndsItsEngineEachTimeIsGivenUpAndNamesThem() {
        hold();
        AsyncResult<Integer> killer = any.withRetries(1).apply(() -> 1);
        FakeEngine first = where(killer);
        last(first).lose(); // the engine could not even tell that it had begun it
        FakeEngine second = where(killer, List.of(first.id));
        last(second).lose();
        assertThatThrownBy(killer::get)
                .isInstanceOf(EngineLostException.class)
                .hasMessageContaining("[" + first.id + ", " + second.id + "]");
        assertThat(sent()).isEqualTo(2);
    }

    @Test
    void otherFailuresAreTriedAgainOnlyWhereThePredicateWantsIt() {
        AtomicInteger asked = new AtomicInteger();
        AsyncResult<Object> result = any.withRetries(3, failure -> {
                    asked.incrementAndGet();
                    return failure.getMessage().contains("again");
                })
                .apply(() -> {
                    throw new IllegalStateException("again");
                });
        assertThatThrownBy(result::get).isInstanceOf(RemoteTaskException.class).hasMessageContaining("again");
        assertThat(sent()).isEqualTo(4);
        assertThat(asked).hasValue(3);

        AsyncResult<Object> broken = any.withRetries(1, failure -> {
                    throw new IllegalArgumentException("bad predicate");
                })
                .apply(() -> {
                    throw new IllegalStateException("first");
                });
        assertThatThrownBy(broken::get).hasMessageContaining("bad predicate").hasMessageContaining("first");
        assertThatThrownBy(() -> any.withRetries(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTaskThatHasNotBegunInTimeNeverRuns() {
        hold();
        IntStream.range(0, 3).forEach(i -> any.apply(() -> 0));
        await().until(() -> sent() == 3);
        AsyncResult<Integer> late = any.withStartTimeout(Duration.ofMillis(50)).apply(() -> 1);
        assertThatThrownBy(late::get)
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("had not begun within 50 ms");
        grid.engines.values().forEach(FakeEngine::runHeld);
        assertThat(sent()).isEqualTo(3);
    }

    @Test
    void aTaskAtAnEngineThatHasNotBegunInTimeIsTakenBack() {
        hold();
        // Long enough for the first call of this JVM to be sent, also on a machine that is busy.
        AsyncResult<Integer> late = any.withStartTimeout(Duration.ofSeconds(3)).apply(() -> 1);
        assertThatThrownBy(late::get).isInstanceOf(TaskTimeoutException.class);
        assertThat(last(where(late)).status).isEqualTo(TaskStatus.ABORTED);
    }

    @Test
    void cancellingTakesATaskOutOfTheQueue() {
        hold();
        IntStream.range(0, 3).forEach(i -> any.apply(() -> 0));
        await().until(() -> sent() == 3);
        AsyncResult<Integer> waiting = any.apply(() -> 1);
        assertThat(waiting.cancel()).isEqualTo(CancelOutcome.REMOVED);
        assertThatThrownBy(waiting::get).isInstanceOf(TaskAbortedException.class);
        assertThat(waiting.metadata().status()).isEqualTo(TaskStatus.ABORTED);
        assertThat(waiting.cancel()).isEqualTo(CancelOutcome.TOO_LATE);

        AsyncResult<Integer> dependent = any.after(any.apply(() -> 0)).apply(() -> 1);
        assertThat(dependent.cancel()).isEqualTo(CancelOutcome.REMOVED);
        assertThat(sent()).isEqualTo(3);
    }

    @Test
    void aCancelledTaskIsNotTriedAgain() {
        hold();
        AsyncResult<Integer> result = any.withRetries(5).apply(() -> 1);
        FakeEngine engine = where(result);
        assertThat(result.cancel()).isEqualTo(CancelOutcome.REMOVED);
        assertThatThrownBy(result::get).isInstanceOf(TaskAbortedException.class);
        assertThat(engine.tasks).hasSize(1);
        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void aClosedClientEndsWhatWasNotSent() {
        hold();
        List<AsyncResult<Integer>> sent = IntStream.range(0, 3)
                .<AsyncResult<Integer>>mapToObj(i -> any.apply(() -> 0))
                .toList();
        await().until(() -> sent() == 3);
        AsyncResult<Integer> waiting = any.apply(() -> 1);
        AsyncResult<Integer> dependent = any.after(waiting).apply(() -> 1);
        grid.close();
        for (AsyncResult<Integer> unsent : List.of(waiting, dependent)) {
            assertThatThrownBy(unsent::get)
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("closed before it was sent");
        }
        assertThatThrownBy(() -> any.apply(() -> 1)).hasMessageContaining("closed");
        assertThatThrownBy(() -> grid.balancer().submit(null, null, null)).isInstanceOf(CogridException.class);
        last(where(sent.get(0))).lose();
        assertThatThrownBy(sent.get(0)::get).isInstanceOf(EngineLostException.class);
    }

    @Test
    void theQueueIsBoundedAndACallbackDoesNotWaitForRoom() {
        hold();
        List<AsyncResult<Integer>> all = IntStream.range(0, FakeGrid.ROOM)
                .<AsyncResult<Integer>>mapToObj(i -> any.apply(() -> 1))
                .toList();
        assertThatThrownBy(() -> any.withTimeout(Duration.ofMillis(20)).apply(() -> 1))
                .isInstanceOf(TaskTimeoutException.class)
                .hasMessageContaining("in its queue for any engine");
        await().until(() -> sent() == 3);
        AsyncResult<Integer> first = all.stream()
                .filter(each -> each.metadata().engineId() >= 0)
                .findFirst()
                .orElseThrow();
        AsyncResult<Integer> other = grid.client().view(0).apply(() -> 0);
        CompletableFuture<Throwable> inCallback = other.toFuture().handle((value, failure) -> {
            try {
                any.apply(() -> 2);
                return new AssertionError("a callback waited for room");
            } catch (CogridException e) {
                return e;
            }
        });
        last(grid.engine(0)).succeed(0);
        assertThat(inCallback.join()).hasMessageContaining("callback");
        assertThat(first.ready()).isFalse();
    }

    @Test
    void callbacksMayCallAndEachIsToldOnce() {
        AtomicInteger told = new AtomicInteger();
        CompletableFuture<Integer> chain = any.apply(() -> 1).toFuture().thenApply(one -> {
            told.incrementAndGet();
            return any.applySync(a -> a + 1, one);
        });
        assertThat(chain.join()).isEqualTo(2);
        assertThat(told).hasValue(1);
    }

    @Test
    void outputIsReadOverAllAttempts() {
        hold();
        List<String> lines = new ArrayList<>();
        AsyncResult<Integer> result = any.withRetries(1).apply(() -> 1);
        CompletableFuture<?> heard = result.onOutput(line -> lines.add(line.text()));
        FakeEngine first = where(result);
        last(first).print(false, "first\n");
        last(first).started = Instant.now();
        last(first).lose();
        FakeEngine second = where(result, List.of(first.id));
        last(second).print(false, "second\n");
        last(second).succeed(1);
        heard.join();
        assertThat(lines).containsExactly("first", "second");
    }

    @Test
    void applyIntoKeepsTheValueThere() {
        assertThat(any.applyInto("kept", () -> 5).get().path()).isEqualTo("kept");
        assertThat(grid.engines.values().stream()
                        .filter(engine -> Integer.valueOf(5).equals(engine.globals.get("kept"))))
                .hasSize(1);
    }

    @Test
    void aBlockingViewWaitsAndThrows() {
        any.setBlock(true);
        assertThat(any.isBlock()).isTrue();
        assertThat(any.apply(() -> 1).ready()).isTrue();
        assertThatThrownBy(() -> any.apply(() -> {
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(RemoteTaskException.class);
        assertThat(any.withLabel("x").isBlock()).isTrue();
        assertThat(any.withPriority(2).isBlock()).isTrue();
    }
}
