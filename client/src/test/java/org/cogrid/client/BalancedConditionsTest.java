package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.UnmetDependencyException;
import org.junit.jupiter.api.Test;

/** Balanced calls that begin after others, follow them, or want an engine of some kind. */
class BalancedConditionsTest extends BalancedScene {
    @Test
    void aTaskAfterOthersBeginsWhenAllHaveEndedWell() {
        hold();
        AsyncResult<Integer> first = any.apply(() -> 1);
        AsyncResult<Integer> second = any.apply(() -> 2);
        await().until(() -> sent() == 2);
        AsyncResult<Integer> then = any.after(first, second).apply(() -> 3);
        last(where(first)).succeed(1);
        assertThat(then.metadata().engineId()).isEqualTo(-1);
        last(where(second)).succeed(2);
        last(where(then)).succeed(3);
        assertThat(then.get()).isEqualTo(3);
    }

    @Test
    void aTaskAfterOneThatFailedOrWasCancelledFailsAtOnceAndSaysWhy() {
        AsyncResult<Object> failed = any.apply(() -> {
            throw new IllegalStateException("no rows");
        });
        assertThatThrownBy(any.after(failed).apply(() -> 1)::get)
                .isInstanceOf(UnmetDependencyException.class)
                .hasCauseInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("has failed");
        assertThat(any.afterEnd(failed).apply(() -> 1).get()).isEqualTo(1);
        assertThat(any.afterFailure(failed).apply(() -> 2).get()).isEqualTo(2);
        AsyncResult<Integer> good = any.apply(() -> 3);
        assertThatThrownBy(any.afterFailure(good).apply(() -> 1)::get)
                .isInstanceOf(UnmetDependencyException.class)
                .hasMessageContaining("none of");

        hold();
        AsyncResult<Integer> cancelled = any.apply(() -> 1);
        AsyncResult<Integer> then = any.after(cancelled).apply(() -> 1);
        cancelled.cancel();
        assertThatThrownBy(then::get)
                .isInstanceOf(UnmetDependencyException.class)
                .hasCauseInstanceOf(TaskAbortedException.class);
        assertThatThrownBy(() -> any.after()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTaskFollowsAResultToItsEngineUnlessThatHasLeft() {
        AsyncResult<Integer> there = grid.client().view(1).apply(() -> 1);
        AsyncResult<Integer> follower = any.follow(there).apply(() -> 2);
        assertThat(follower.get()).isEqualTo(2);
        assertThat(follower.metadata().engineId()).isEqualTo(1);

        grid.lose(1);
        assertThatThrownBy(any.follow(there).apply(() -> 3)::get)
                .isInstanceOf(UnmetDependencyException.class)
                .hasMessageContaining("engine 1");
        AsyncResult<List<Integer>> onTwo = grid.client().view(0, 2).apply(() -> 1);
        assertThatThrownBy(any.follow(onTwo).apply(() -> 3)::get)
                .isInstanceOf(UnmetDependencyException.class)
                .hasMessageContaining("several engines");
    }

    @Test
    void aTaskThatWaitsToFollowFailsWhenItsEngineLeaves() {
        hold();
        AsyncResult<Integer> there = grid.client().view(1).apply(() -> 1);
        AsyncResult<Integer> follower = any.follow(there).apply(() -> 2);
        last(grid.engine(1)).succeed(1);
        grid.client().view(1).apply(() -> 9); // keeps the engine busy
        grid.lose(1);
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> follower.ready() || follower.metadata().engineId() == 1);
        if (!follower.ready()) { // it was sent just before
            assertThat(follower.metadata().engineId()).isEqualTo(1);
        } else {
            assertThatThrownBy(follower::get).isInstanceOf(UnmetDependencyException.class);
        }
    }

    @Test
    void anEngineWhereTheConditionIsFalseIsPassedOver() {
        AtomicInteger asked = new AtomicInteger();
        AsyncResult<Integer> result =
                any.where(() -> asked.incrementAndGet() == 3).apply(() -> 4);
        assertThat(result.get()).isEqualTo(4);
        assertThat(asked).hasValue(3);
        assertThat(grid.engines.values()).allMatch(engine -> engine.tasks.size() == 1);
    }

    @Test
    void aConditionThatIsFalseEverywhereEndsTheTaskOrIsAskedAgainUntilTheStartTimeout() {
        assertThatThrownBy(any.where(() -> false).apply(() -> 4)::get)
                .isInstanceOf(UnmetDependencyException.class)
                .hasMessageContaining("where");
        assertThat(sent()).isEqualTo(3);

        AtomicInteger asked = new AtomicInteger();
        LoadBalancedView patient = any.withStartTimeout(Duration.ofMinutes(1));
        AsyncResult<Integer> later =
                patient.where(() -> asked.incrementAndGet() > 4).apply(() -> 5);
        assertThat(later.get()).isEqualTo(5);
        AsyncResult<Integer> never =
                any.withStartTimeout(Duration.ofMillis(50)).where(() -> false).apply(() -> 4);
        assertThatThrownBy(never::get).isInstanceOf(TaskTimeoutException.class);
    }

    @Test
    void aConditionThatFailsIsTheTasksFailure() {
        assertThatThrownBy(any.where(() -> {
                            throw new IllegalStateException("no gpu here");
                        })
                        .apply(() -> 4)::get)
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("no gpu here");
        assertThatThrownBy(any.where(() -> null).apply(() -> 4)::get).hasMessageContaining("true or false");
    }
}
