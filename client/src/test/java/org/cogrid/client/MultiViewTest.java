package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Reference.ref;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.TaskTimeoutException;
import org.junit.jupiter.api.Test;

/** The verbs of a view of several engines, on engines that are fake. */
class MultiViewTest {
    private final FakeGrid grid = new FakeGrid(0, 2, 5);
    private final Client client = grid.client();
    private final MultiView view = client.view(5, 0, 2);

    private FakeHandle held(int engine) {
        return grid.engine(engine).handles.get(0);
    }

    private void holdAll() {
        grid.engines.values().forEach(engine -> engine.holds = true);
    }

    private static Object run(String script, Client rc) {
        return new GroovyShell(new Binding(Map.of("rc", rc))).evaluate(script);
    }

    @Test
    void valuesComeInTheOrderOfTheView() {
        grid.engines.forEach((id, engine) -> engine.globals.put("n", id));

        assertThat(view.applySync(groovy("{ k -> k }"), ref("n"))).isEqualTo(List.of(5, 0, 2));
        assertThat(view.<Integer>get("n")).containsExactly(5, 0, 2);
        assertThat(view.pull("n").get()).isEqualTo(List.of(5, 0, 2));
        assertThat(view.pull("n", "n").get()).isEqualTo(List.of(List.of(5, 5), List.of(0, 0), List.of(2, 2)));
        assertThat(view.<Integer>evaluate("n + 1").byEngine()).hasToString("{5=6, 0=1, 2=3}");
        assertThat(view.contains("n")).containsExactly(true, true, true);
    }

    @Test
    void whatIsCommonIsEncodedOnce() {
        view.push(Map.of("a", 1)).get();
        view.put("b", 2);
        view.execute("c = 3").get();
        view.applySync(() -> 4);

        assertThat(grid.encoded()).hasSize(4);
        assertThat(grid.engine(2).globals)
                .containsEntry("a", 1)
                .containsEntry("b", 2)
                .containsEntry("c", 3);
    }

    @Test
    void everythingIsEncodedBeforeAnythingIsSent() {
        grid.encoding = task -> assertThat(grid.engines.values()).allMatch(engine -> engine.tasks.isEmpty());

        view.scatter("x", new int[] {1, 2, 3});

        assertThat(grid.encoded()).hasSize(3);
    }

    @Test
    void sequencesAreScatteredAndGathered() {
        assertThat(view.scatter("x", new int[] {1, 2, 3, 4}).get()).containsExactly(2, 1, 1);
        assertThat(grid.engine(5).globals.get("x")).isEqualTo(new int[] {1, 2});
        assertThat(view.<int[]>gather("x").get()).containsExactly(1, 2, 3, 4);

        view.putEach("y", List.of("a", "b", "c"));
        assertThat(grid.engine(2).globals.get("y")).isEqualTo("c");
        assertThatThrownBy(() -> view.putEach("y", List.of("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("putEach needs one value for each engine: there are 1 for 3 engines [5, 0, 2]");
    }

    @Test
    void failuresStandInTheirPlaces() {
        grid.engine(0).globals.put("n", 0);

        MultiResult<Integer> result = view.pull("n");

        assertThatThrownBy(result::get).isInstanceOfSatisfying(CompositeTaskException.class, e -> {
            assertThat(e.failures()).containsOnlyKeys(0, 2);
            assertThat(e).hasMessageStartingWith("pull failed on 2 of 3 engines\n  on engines [5, 2]: ");
        });
        assertThat(result.successful()).isFalse();
        assertThat(result.outcomes()).extracting(Outcome::isOk).containsExactly(false, true, false);
        assertThat(result.outcomes().get(1)).hasToString("<Outcome 1 on engine 0: 0>");
        Iterator<Integer> values = result.iterator();
        assertThatThrownBy(values::next).hasMessageContaining("on engine 5");
        assertThat(values.next()).isZero();
        assertThatThrownBy(() -> client.view(List.of(5)).get("n")).isInstanceOf(CompositeTaskException.class);
    }

    @Test
    void anEngineThatHasLeftFailsItsPartAlone() {
        grid.engines.remove(0);

        List<Outcome<Integer>> outcomes = view.apply(() -> 1).outcomes();

        assertThat(outcomes).extracting(Outcome::isOk).containsExactly(true, false, true);
        assertThat(outcomes.get(1).failure()).isInstanceOf(NoSuchEngineException.class);
        assertThat(view.apply(() -> 1).tasks().get(1).error()).startsWith("there is no engine 0");
        assertThatThrownBy(() -> view.put("a", 1)).isInstanceOf(CompositeTaskException.class);
        assertThat(grid.engine(2).globals).containsEntry("a", 1);
    }

    @Test
    void outcomesComeAsTheyEnd() {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        Iterator<Outcome<Integer>> ended = result.asCompleted().iterator();

        held(2).succeed(20);
        assertThat(ended.next()).isEqualTo(new Outcome<>(2, 2, 20, null));
        held(0).fail(new CogridException("as if"));
        assertThat(ended.next().failure()).hasMessage("as if");
        assertThat(result.progress()).isEqualTo(new Progress(2, 3, 1));
        held(5).succeed(50);
        assertThat(ended.next().get()).isEqualTo(50);
        assertThat(ended.hasNext()).isFalse();
        assertThat(result.asCompleted()).hasSize(3);
    }

    @Test
    void resultsOfAnyViewsComeAsTheyEnd() {
        holdAll();
        List<AsyncResult<Integer>> results = new ArrayList<>(
                List.of(client.view(0).apply(() -> 1), client.view(2).apply(() -> 2)));
        Iterator<AsyncResult<Integer>> ended = client.asCompleted(results).iterator();

        held(2).succeed(2);
        assertThat(ended.next()).isSameAs(results.get(1));
        assertThat(client.awaitAll(results, Duration.ZERO)).isFalse();
        held(0).fail(new CogridException("as if"));
        assertThat(client.awaitAll(results, Duration.ofMinutes(1))).isTrue();
        assertThat(ended.next()).isSameAs(results.get(0));
        assertThat(ended.hasNext()).isFalse();
        assertThat(client.awaitAll(results, Duration.ZERO)).isTrue();
    }

    @Test
    void aResultIsThereWhenAllPartsAre() throws Exception {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        CompletableFuture<List<Integer>> future = result.toFuture();
        held(5).succeed(50);
        held(0).succeed(0);

        assertThat(result.ready()).isFalse();
        assertThat(result).hasToString("<MultiResult apply on engines [5, 0, 2]: 2/3>");
        assertThatThrownBy(() -> result.get(Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(
                        "apply on engines [5, 0, 2] was not done within 1 ms and goes on (2/3 have ended)");
        assertThatThrownBy(view.withTimeout(Duration.ofMillis(1)).apply(() -> 1)::get)
                .isInstanceOf(TaskTimeoutException.class);
        assertThatThrownBy(result::successful).hasMessageContaining("has not ended yet");
        held(2).succeed(20);
        assertThat(result.get()).containsExactly(50, 0, 20);
        assertThat(future.get()).containsExactly(50, 0, 20);
        assertThat(result.metadata().engineId()).isEqualTo(-1);
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.OK);
        assertThat(result.metadata().bytesOut()).isEqualTo(300);
    }

    @Test
    void cancellingCancelsAllParts() {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        held(5).succeed(50);

        assertThat(result.cancel()).isEqualTo(CancelOutcome.TOO_LATE);

        assertThat(result.outcomes()).extracting(Outcome::isOk).containsExactly(true, false, false);
        assertThat(result.metadata().status()).isEqualTo(TaskStatus.ABORTED);
    }

    @Test
    void aWaitForManyEnginesIsOneThatEndsWithAllTheirTasks() throws Exception {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        WaitingThreads.whenStopped(TaskHandle::cancel);
        try {
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    result.get();
                } catch (CogridException e) {
                    thrown.complete(e);
                }
            });
            waiting.start();
            await().until(() -> WaitingThreads.of(waiting).size() == 3);
            waiting.interrupt();

            assertThat(thrown.get())
                    .hasMessage("this thread was interrupted while waiting for apply on engines"
                            + " [5, 0, 2]; the tasks themselves go on");
            await().until(result::ready);
        } finally {
            WaitingThreads.whenStopped(task -> {});
        }
    }

    @Test
    void linesOfAllEnginesGoToOneListener() throws Exception {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        List<String> lines = new ArrayList<>();
        CompletableFuture<Void> all = result.onOutput(line -> lines.add(line.toString()));

        held(2).print(false, "two\n");
        await().until(() -> lines.size() == 1);
        held(5).print(true, "five\n");
        held(0).succeed(0);
        held(2).succeed(2);
        held(5).succeed(5);
        all.get();

        assertThat(lines).containsExactly("[2] two", "[5] five");
    }

    @Test
    void aBlockingViewWaitsForAll() {
        view.setBlock(true);
        assertThat(view.apply(() -> 1).ready()).isTrue();
        assertThatThrownBy(() -> view.pull("missing")).isInstanceOf(CompositeTaskException.class);
        assertThat(view.withLabel("l").isBlock()).isTrue();
        assertThat(view.withLabel("l").apply(() -> 1).tasks()).hasSize(3);
    }

    @Test
    void allEnginesAreThoseOfEachCall() {
        MultiView all = client.all();
        assertThat(all).hasToString("<MultiView [0, 2, 5]>");
        grid.engines.remove(2);
        assertThat(all.applySync(() -> 1)).hasSize(2);
        assertThat(all.ids()).containsExactly(0, 5);
        assertThat(all.size()).isEqualTo(2);
        assertThat(all).extracting(DirectView::id).containsExactly(0, 5);
        grid.engines.clear();
        assertThatThrownBy(() -> all.applySync(() -> 1))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageStartingWith("there are no engines in grid 'fake' now");
    }

    @Test
    void viewsOfEnginesThatThereAreNotAreRefused() {
        assertThatThrownBy(() -> client.view(0, 1, 7))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessage("there are no engines [1, 7] in grid 'fake'; there are engines [0, 2, 5]");
        assertThatThrownBy(() -> client.view(0, -1)).hasMessageStartingWith("there is no engine -1 in");
        assertThatThrownBy(() -> client.view(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.view(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void groovyHasItsOwnForms() {
        assertThat(run("rc[0, 2].ids", client)).isEqualTo(List.of(0, 2));
        assertThat(run("rc[0..-1].ids", client)).isEqualTo(List.of(0, 2, 5));
        assertThat(run("rc[[5]].applySync { -> 3 }", client)).isEqualTo(List.of(3));
        assertThat(run("def v = rc[0, 2]; v['a'] = 1; v.execute('a += 1').get(); v['a']", client))
                .isEqualTo(List.of(2, 2));
        assertThat(run("rc.all().apply({ k -> k * 2 }, 4).outcomes()*.value", client))
                .isEqualTo(List.of(8, 8, 8));
        assertThat(run("rc.all().push(b: 7).get(); rc.all().collect { it['b'] }", client))
                .isEqualTo(List.of(7, 7, 7));
        assertThat(run("rc[0, 2].apply({ -> 1 }).collect { it + 1 }", client)).isEqualTo(List.of(2, 2));
        assertThatThrownBy(() -> run("rc[0, 2].aplly { -> 1 }", client))
                .hasMessage("MultiView has no method aplly(Closure); there is apply");
        for (String unknown : List.of("rc['x']", "rc.x")) {
            assertThatThrownBy(() -> run(unknown, client))
                    .hasMessageContaining("Client has no property 'x'")
                    .hasMessageContaining("rc[id]['x']");
        }
        assertThatThrownBy(() -> run("rc[0, 2].keyz", client)).hasMessageContaining("MultiView has no property 'keyz'");
        assertThatThrownBy(() -> run("rc[0, 2].apply({ -> 1 }).valeu", client))
                .hasMessageContaining("MultiResult has no property 'valeu'");
    }

    @Test
    void whoLooksForMetadataAtAResultIsToldWhereItIs() {
        assertThatThrownBy(() -> run("rc[0].apply({ -> 1 }).stdout", client))
                .hasMessage("AsyncResult has no property 'stdout'; the metadata has it: metadata.stdout");
        assertThatThrownBy(() -> run("rc[0, 2].apply({ -> 1 }).started", client))
                .hasMessage("MultiResult has no property 'started'; the metadata has it: metadata.started");
    }

    @Test
    void theOtherVerbsReachAllEngines() {
        view.put("a", 1);
        assertThat(view.remove("a")).containsExactly(true, true, true);
        view.put("a", 1);
        view.clear();
        view.flush();
        view.syncImports("java.util.concurrent.*");
        assertThat(grid.engine(5).imports).containsExactly("flushed", "java.util.concurrent.*");
        assertThat(grid.engine(5).globals).isEmpty();
        holdAll();
        view.apply(() -> 1);
        assertThat(view.abort()).isEqualTo(3);
        assertThat(view.on(ref("a", Integer.class)).apply(a -> a + 1).size()).isEqualTo(3);
        assertThat(view.applyInto("b", () -> 1).size()).isEqualTo(3);
    }

    @Test
    void anEndThatCannotComeIsNoOutcomeAndMayComeLater() {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        held(0).obstacle = new CogridException("no room");
        held(2).obstacle = new CogridException("no room");
        held(5).succeed(50);
        Iterator<Outcome<Integer>> ended = result.asCompleted().iterator();

        assertThat(ended.next().get()).isEqualTo(50);
        assertThatThrownBy(ended::next).hasMessage("no room");
        held(0).obstacle = null;
        held(0).succeed(0);
        assertThat(ended.next().get()).isZero();
        held(2).obstacle = null;
        held(2).succeed(20);
        assertThat(ended.next().get()).isEqualTo(20);
        assertThat(ended.hasNext()).isFalse();
    }

    @Test
    void whatStopsAListenerStopsItForAllEngines() throws Exception {
        holdAll();
        MultiResult<Integer> result = view.apply(() -> 1);
        List<String> lines = new ArrayList<>();
        CompletableFuture<Void> all = result.onOutput(line -> {
            lines.add(line.text());
            throw new IllegalStateException("as if");
        });

        held(2).print(false, "two\n");
        await().until(all::isDone);
        held(0).print(false, "zero\n");
        held(0).succeed(0);
        held(2).succeed(2);
        held(5).succeed(5);

        assertThat(all.isCompletedExceptionally()).isTrue();
        assertThat(result.get()).hasSize(3);
        assertThat(lines).containsExactly("two");
    }

    @Test
    void whoIsInterruptedWhileItSendsSendsNothing() {
        holdAll();
        grid.engine(2).refusal = new CogridException("interrupted while waiting for room");

        assertThatThrownBy(() -> view.apply(() -> 1)).hasMessageStartingWith("interrupted");

        assertThat(held(5).hasEnded()).isTrue();
        assertThat(held(0).hasEnded()).isTrue();
    }
}
