package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sixteen engines, which are fake, of which one or all have a fault. */
class ManyEnginesFaultsTest {
    private static final int ENGINES = 16;
    private static final int BAD = 11;

    private final FakeGrid grid =
            new FakeGrid(IntStream.range(0, ENGINES).map(i -> ENGINES - 1 - i).toArray());
    private final MultiView all = grid.client().all();

    ManyEnginesFaultsTest() {
        grid.engines.values().forEach(engine -> engine.holds = true);
    }

    private void endAllBut(int bad) {
        grid.engines.values().stream().filter(engine -> engine.id != bad).forEach(FakeEngine::runHeld);
    }

    static List<CogridException> failures() {
        return List.of(
                remote(BAD, "as if"),
                new EngineLostException("as if lost"),
                new UndecodableValueException("as if it could not be read"),
                new TaskAbortedException("as if cancelled"));
    }

    private static RemoteTaskException remote(int engine, String message) {
        return new RemoteTaskException(
                new RemoteError("running", "java.lang.Exception", message, message + "\n\tat there", engine, 1), null);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatOneFailsWithStandsAtItsPlace(CogridException failure) {
        MultiResult<Integer> result =
                all.map(k -> -k, IntStream.range(0, 4 * ENGINES).boxed());
        endAllBut(BAD);
        assertThat(result.progress()).isEqualTo(new Progress(4 * (ENGINES - 1), 4 * ENGINES));

        grid.engine(BAD).failHeld(failure);

        CompositeTaskException thrown = catchThrowableOfType(CompositeTaskException.class, result::get);
        assertThat(thrown.failures()).containsOnlyKeys(4 * BAD, 4 * BAD + 1, 4 * BAD + 2, 4 * BAD + 3);
        assertThat(thrown.failures().values()).containsOnly(failure);
        assertThat(thrown).hasMessageStartingWith("map failed for 4 of 64 items\n  for items [44, 45, 46, 47]: ");
        assertThat(result.outcomes()).allSatisfy(outcome -> {
            assertThat(outcome.engineId()).isEqualTo(outcome.position() / 4);
            assertThat(outcome.isOk()).isEqualTo(outcome.engineId() != BAD);
            assertThat(outcome.value()).isEqualTo(outcome.isOk() ? -outcome.position() : null);
        });
    }

    @Test
    void theOthersAreReadWhileOneHangs() throws Exception {
        MultiResult<Integer> result = all.apply(() -> 1);
        Iterator<Outcome<Integer>> ended = all.withTimeout(Duration.ofMillis(500))
                .apply(() -> 1)
                .asCompleted()
                .iterator();
        endAllBut(BAD);

        assertThat(result.await(Duration.ofMillis(1))).isFalse();
        assertThatThrownBy(() -> result.get(Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("(15/16 have ended)");
        List<Integer> engines = new ArrayList<>();
        for (int i = 0; i < ENGINES - 1; i++) {
            engines.add(ended.next().engineId());
        }
        assertThatThrownBy(ended::next).isInstanceOf(TaskTimeoutException.class).hasMessageContaining("1 result");
        assertThat(engines).hasSize(ENGINES - 1).doesNotHaveDuplicates().doesNotContain(BAD);
        assertThat(ended.hasNext()).isTrue();

        result.cancel();

        assertThat(result.outcomes()).extracting(Outcome::isOk).containsOnlyOnce(false);
        assertThat(result.outcomes().get(BAD).failure()).isInstanceOf(TaskAbortedException.class);
    }

    @Test
    void failuresOfAllWithLongMessagesAreToldShortAndKeptWhole() {
        MultiResult<Integer> same = all.apply(() -> 1);
        String text = "x".repeat(1 << 20);
        grid.engines.values().forEach(engine -> engine.failHeld(remote(engine.id, text)));
        MultiResult<Integer> different = all.apply(() -> 1);
        grid.engines
                .values()
                .forEach(engine ->
                        engine.failHeld(remote(engine.id, "engine's own: " + (char) ('a' + engine.id) + text)));

        CompositeTaskException one = composite(same::get);
        assertThat(one.getMessage())
                .hasSizeLessThan(3_000)
                .contains("apply failed on 16 of 16 engines\n  on engines [0, 1, ");
        CompositeTaskException many = composite(different::get);
        assertThat(many.getMessage()).hasSizeLessThan(9_000).endsWith("\n  and 12 other failures");
        assertThat(many.failures()).hasSize(ENGINES);
        assertThat(many.failures().get(BAD)).hasMessageEndingWith(text);
        assertThat(printed(many)).hasSizeLessThan(5 * text.length());
        for (Outcome<Integer> outcome : different.outcomes()) {
            assertThat(outcome.toString()).hasSizeLessThan(3_000);
        }
    }

    private static CompositeTaskException composite(ThrowingCallable call) {
        return catchThrowableOfType(CompositeTaskException.class, call);
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void timesMustNotBeNegative() {
        MultiResult<Integer> result = all.apply(() -> 1);
        Duration negative = Duration.ofMillis(-1);
        List<ThrowingCallable> calls = List.of(
                () -> all.withTimeout(negative),
                () -> all.withTimeLimit(negative),
                () -> all.withTimeout(Duration.ZERO),
                () -> result.get(negative),
                () -> result.await(negative),
                () -> grid.client().awaitAll(List.of(result), negative),
                () -> grid.client().waitForEngines(1, negative));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("time"));
    }
}
