package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.internal.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of each verb of a view of several engines, which are fake, when something goes wrong. In all cases each
 * result ends, always in the same way, with each failure at its position, and no engine gets a task twice.
 */
class MultiViewFaultsTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final EngineLostException LOST = new EngineLostException("as if the engine was lost");

    private final FakeGrid grid = new FakeGrid(0, 2, 5);
    private final Client client = grid.client();
    private final MultiView view = client.view(5, 0, 2);

    MultiViewFaultsTest() {
        grid.engines.values().forEach(engine -> engine.globals.put("x", List.of(engine.id)));
    }

    /** The verbs. Of the view's three engines the second one is the one that has the fault. */
    private enum Verb {
        APPLY(all -> all.apply(() -> 1)),
        APPLY_INTO(all -> all.applyInto("y", () -> 1)),
        EXECUTE(all -> all.execute("y = 1")),
        EVALUATE(all -> all.evaluate("1 + 1")),
        PUSH(all -> all.push(Map.of("y", 1))),
        PULL(all -> all.pull("x")),
        PULL_SEVERAL(all -> all.pull("x", "x")),
        SCATTER(all -> all.scatter("y", List.of(1, 2, 3, 4))),
        GATHER(all -> all.gather("x")),
        MAP(all -> all.map(k -> k, List.of(1, 2, 3, 4, 5)));

        private final Function<MultiView, AsyncResult<?>> call;

        Verb(Function<MultiView, AsyncResult<?>> call) {
            this.call = call;
        }

        AsyncResult<?> on(MultiView all) {
            return call.apply(all);
        }

        /** The positions of what the second engine does. */
        Integer[] second() {
            return this == MAP ? new Integer[] {2, 3} : new Integer[] {1};
        }
    }

    private void eachEngine(Consumer<FakeEngine> action) {
        grid.engines.values().forEach(action);
    }

    private void holdAll() {
        eachEngine(engine -> engine.holds = true);
    }

    private int sent() {
        return grid.engines.values().stream()
                .mapToInt(engine -> engine.tasks.size())
                .sum();
    }

    /** The result has ended, and fails as told however it is asked, and as often as it is. */
    private void assertFails(AsyncResult<?> result, Class<? extends CogridException> type, Integer... positions)
            throws Exception {
        assertThat(result.await(LONG)).isTrue();
        assertThat(result.ready()).isTrue();
        assertThat(result.successful()).isFalse();
        CompositeTaskException first = composite(result::get);
        CompositeTaskException again = composite(() -> result.get(Duration.ZERO));
        assertThat(first.failures()).containsOnlyKeys(positions).isEqualTo(again.failures());
        assertThat(first.failures().values()).hasOnlyElementsOfType(type);
        assertThat(again).hasMessage(first.getMessage());
        assertThatThrownBy(() -> result.toFuture().get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CompositeTaskException.class);
        if (result instanceof MultiResult<?> several) {
            assertOutcomes(several, positions);
        }
        assertAllIsOver(result);
    }

    private static CompositeTaskException composite(ThrowingCallable call) {
        return catchThrowableOfType(CompositeTaskException.class, call);
    }

    private static <R> void assertOutcomes(MultiResult<R> result, Integer... failed) {
        List<Outcome<R>> outcomes = result.outcomes();
        assertThat(outcomes).hasSize(result.size());
        assertThat(outcomes)
                .extracting(Outcome::position)
                .containsExactlyElementsOf(
                        IntStream.range(0, result.size()).boxed().toList());
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.isOk())
                .extracting(Outcome::position)
                .containsExactly(failed);
        assertThat(result.asCompleted())
                .extracting(Outcome::toString)
                .containsExactlyInAnyOrderElementsOf(
                        outcomes.stream().map(Outcome::toString).toList());
        Iterator<R> values = result.iterator();
        for (Outcome<R> outcome : outcomes) {
            if (outcome.isOk()) {
                assertThat(String.valueOf(values.next())).isEqualTo(String.valueOf(outcome.value()));
            } else {
                assertThatThrownBy(values::next).isSameAs(outcome.failure());
            }
        }
        assertThat(values.hasNext()).isFalse();
        assertThat(result.tasks()).allMatch(task -> task.status().isTerminal());
    }

    private void assertEndsWell(AsyncResult<?> result) throws Exception {
        assertThat(result.await(LONG)).isTrue();
        assertThat(result.successful()).isTrue();
        String value = String.valueOf(result.get());
        assertThat(result.get(Duration.ZERO)).hasToString(value);
        assertThat(result.toFuture().get(1, TimeUnit.MINUTES)).hasToString(value);
        if (result instanceof MultiResult<?> several) {
            assertOutcomes(several);
        }
        assertAllIsOver(result);
    }

    private void assertAllIsOver(AsyncResult<?> result) {
        assertThat(result.metadata().status().isTerminal()).isTrue();
        assertThat(result.progress().done()).isEqualTo(result.progress().total());
        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
        assertThat(grid.engines.values()).allMatch(engine -> engine.unfinished() == 0);
        assertThat(grid.engines.values()).allMatch(engine -> engine.tasks.size() <= 1);
    }

    @ParameterizedTest
    @EnumSource
    void anEngineLostBeforeFailsItsPartAlone(Verb verb) throws Exception {
        grid.lose(0);

        assertFails(verb.on(view), NoSuchEngineException.class, verb.second());
        assertThat(sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void anEngineLostWhileTheVerbSendsFailsItsPartAlone(Verb verb) throws Exception {
        grid.engine(0).refusal = LOST;

        assertFails(verb.on(view), EngineLostException.class, verb.second());
        assertThat(sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void anEngineWithoutRoomInTimeFailsItsPartAlone(Verb verb) throws Exception {
        grid.engine(0).refusal = new TaskTimeoutException("as if no room came");

        assertFails(verb.on(view), TaskTimeoutException.class, verb.second());
        assertThat(sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void anEngineLostMeanwhileFailsItsPartAloneAndTheOthersGoOn(Verb verb) throws Exception {
        holdAll();
        AsyncResult<?> result = verb.on(view);

        grid.engine(0).failHeld(LOST);
        grid.lose(0);

        assertThat(result.ready()).isFalse();
        assertThatThrownBy(() -> result.get(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
        eachEngine(FakeEngine::runHeld);
        assertFails(result, EngineLostException.class, verb.second());
    }

    @ParameterizedTest
    @EnumSource
    void anEngineLostAfterwardsChangesNothing(Verb verb) throws Exception {
        AsyncResult<?> result = verb.on(view);

        grid.lose(0);

        assertEndsWell(result);
    }

    @ParameterizedTest
    @EnumSource
    void anEngineThatJoinsMeanwhileTakesPartFromTheNextCallOn(Verb verb) throws Exception {
        holdAll();
        MultiView all = client.all();
        AsyncResult<?> before = verb.on(all);

        FakeEngine late = new FakeEngine(7, grid);
        late.globals.put("x", List.of(7));
        grid.engines.put(7, late);
        eachEngine(FakeEngine::runHeld);

        assertEndsWell(before);
        assertThat(late.tasks).isEmpty();
        AsyncResult<?> after = verb.on(all);
        eachEngine(FakeEngine::runHeld);
        assertThat(after.get()).isNotNull();
        assertThat(late.tasks).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aClosedClientSendsNothing(Verb verb) {
        MultiView all = client.all();
        client.close();

        for (MultiView closed : List.of(view, all)) {
            assertThatThrownBy(() -> verb.on(closed))
                    .isExactlyInstanceOf(CogridException.class)
                    .hasMessageContaining("is closed; connect again");
        }
        assertThat(sent()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aClientClosedWhileTheVerbSendsSendsNoMoreAndCancelsWhatItHasSent(Verb verb) {
        holdAll();
        grid.engine(0).refusal = new CogridException("as if the client was closed");

        assertThatThrownBy(() -> verb.on(view)).isSameAs(grid.engine(0).refusal);

        assertThat(grid.engine(5).handles).extracting(FakeHandle::status).containsExactly(TaskStatus.ABORTED);
        assertThat(grid.engine(2).tasks).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aClientClosedMeanwhileEndsAllPartsThatHaveNotEnded(Verb verb) throws Exception {
        holdAll();
        AsyncResult<?> result = verb.on(view);
        grid.engine(5).runHeld();
        grid.engine(2).runHeld();

        eachEngine(engine -> engine.failHeld(new CogridException("as if the client was closed")));
        client.close();

        assertFails(result, CogridException.class, verb.second());
    }

    @ParameterizedTest
    @EnumSource
    void aClientClosedAfterwardsLeavesTheValues(Verb verb) throws Exception {
        AsyncResult<?> result = verb.on(view);

        client.close();

        assertEndsWell(result);
    }

    @Test
    void viewsOfAClosedClientCanBeShown() {
        MultiView all = client.all();

        client.close();

        assertThat(view).hasToString("<MultiView: closed>");
        assertThat(all).hasToString("<MultiView: closed>");
        assertThatThrownBy(all::ids).hasMessageContaining("is closed");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCancelledBeforeAnEngineEndsItEndsAsCancelled(Verb verb) throws Exception {
        holdAll();
        AsyncResult<?> result = verb.on(view);
        grid.engine(5).runHeld();
        grid.engine(2).runHeld();

        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
        grid.engine(0).runHeld(); // which comes too late

        assertFails(result, TaskAbortedException.class, verb.second());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCancelledAfterItsEndHasItsValue(Verb verb) throws Exception {
        AsyncResult<?> result = verb.on(view);

        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);

        assertEndsWell(result);
    }

    @ParameterizedTest
    @EnumSource
    void aCallbackSendsAndWaits(Verb verb) throws Exception {
        holdAll();
        AsyncResult<?> first = verb.on(view);
        CompletableFuture<Object> second = first.toFuture().handle((value, failure) -> {
            eachEngine(engine -> engine.holds = false);
            return verb.on(view).get();
        });

        grid.engine(0).failHeld(LOST);
        eachEngine(FakeEngine::runHeld);

        assertThat(second.get(1, TimeUnit.MINUTES)).isNotNull();
        assertThat(grid.engines.values()).allMatch(engine -> engine.tasks.size() == 2);
        assertThatThrownBy(first::get).isInstanceOf(CompositeTaskException.class);
    }

    @ParameterizedTest
    @CsvSource({"APPLY, 1", "PUSH, 1", "PULL, 1", "GATHER, 1", "EXECUTE, 1", "SCATTER, 3", "MAP, 3"})
    void whatCannotBeEncodedIsSentToNoEngine(Verb verb, int encoding) {
        List<Task> encoded = new ArrayList<>();
        grid.encoding = task -> {
            encoded.add(task);
            if (encoded.size() == encoding) {
                throw new NotSerializableValueException("as if");
            }
        };

        assertThatThrownBy(() -> verb.on(view)).isInstanceOf(NotSerializableValueException.class);

        assertThat(sent()).isZero();
    }

    @Test
    void anIteratorWhoseWaitIsOverGoesOnWhereItStood() {
        holdAll();
        MultiResult<Integer> result = view.withTimeout(Duration.ofMillis(1)).apply(() -> 1);
        Iterator<Integer> values = result.iterator();
        grid.engine(0).handles.get(0).succeed(0);

        assertThatThrownBy(values::next).isInstanceOf(TaskTimeoutException.class);

        grid.engine(5).handles.get(0).succeed(50);
        grid.engine(2).handles.get(0).succeed(20);
        assertThat(values).toIterable().containsExactly(50, 0, 20);
    }

    @Test
    void anInterruptWhileAnotherThreadDecodesIsNoFailureOfThePart() {
        MultiResult<Integer> result = view.apply(() -> 1);
        CountDownLatch decoding = new CountDownLatch(1);
        grid.engine(5).handles.get(0).decoding = decoding;
        Iterator<Outcome<Integer>> ended = result.asCompleted().iterator();
        Iterator<Integer> values = result.iterator();
        List<ThrowingCallable> calls =
                List.of(ended::next, values::next, result::get, result::outcomes, result::successful);

        assertThat(calls).allSatisfy(call -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(call)
                    .isExactlyInstanceOf(CogridException.class)
                    .hasMessageContaining("this thread was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        });

        decoding.countDown();
        assertThat(ended).toIterable().hasSize(3).allMatch(Outcome::isOk);
        assertThat(values).toIterable().containsExactly(1, 1, 1);
        assertThat(result.successful()).isTrue();
    }
}
