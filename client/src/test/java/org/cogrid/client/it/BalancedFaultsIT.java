package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.LoadBalancedView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.TaskStatus;
import org.cogrid.config.Settings;
import org.cogrid.core.Engine;
import org.cogrid.core.EngineLostException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Balanced calls and maps while an engine, in a JVM of its own, dies, hangs, drains or comes. */
class BalancedFaultsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int TASKS = 40;

    private static Cluster cluster;

    private Client client;
    private int victim;
    private IMap<Integer, Integer> runs;

    @BeforeAll
    static void startEngine() {
        cluster = Cluster.local(
                ClusterOptions.engines(1).withSettings(Settings.load().with("cogrid.member-silence", "5s")));
    }

    @AfterAll
    static void stopEngine() {
        cluster.close();
    }

    @BeforeEach
    void addAnEngine() {
        client = cluster.connect();
        victim = cluster.add(1).get(0);
        await().atMost(LONG).until(() -> client.ids().contains(victim));
        runs = client.gridMap("runs");
        runs.clear();
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            await().atMost(LONG).until(() -> client.ids().equals(List.of(0)));
            await().atMost(LONG).until(() -> AnsweredStatus.activity(client, 0).queued() == 0);
            assertThat(client.balanced().<Integer>applySync(() -> 1)).isEqualTo(1);
        } finally {
            client.close();
        }
    }

    /** Counts how often each task runs, where it outlives the engine. Tasks on the victim wait until the test says so. */
    private static final class Counted implements Serializable {
        private static final long serialVersionUID = 1L;

        static int run(int task) throws InterruptedException {
            IMap<Integer, Integer> runs = Engine.current().hazelcast().getMap("runs");
            runs.lock(task);
            try {
                runs.put(task, runs.getOrDefault(task, 0) + 1);
            } finally {
                runs.unlock(task);
            }
            while (Engine.current().id() > 0 && !runs.containsKey(-1)) {
                runs.putIfAbsent(-2, task);
                Thread.sleep(10);
            }
            return task * task;
        }
    }

    private List<AsyncResult<Integer>> start(LoadBalancedView any) {
        List<AsyncResult<Integer>> results = IntStream.range(0, TASKS)
                .<AsyncResult<Integer>>mapToObj(i -> any.apply(Counted::run, i))
                .toList();
        await().atMost(LONG).until(() -> runs.containsKey(-2)); // one runs on the victim and waits
        return results;
    }

    private void assertAll(List<AsyncResult<Integer>> results) {
        for (int i = 0; i < TASKS; i++) {
            assertThat(results.get(i).get()).isEqualTo(i * i);
        }
    }

    @Test
    void whatAKilledEngineHadIsLostAloneAndNothingRunsTwice() {
        List<AsyncResult<Integer>> results = start(client.balanced());
        int waiting = runs.get(-2);
        await().atMost(LONG).until(() -> results.get(waiting).metadata().status() == TaskStatus.RUNNING);

        cluster.kill(victim);

        assertThat(client.awaitAll(results, LONG)).isTrue();
        assertThatThrownBy(results.get(waiting)::get)
                .isInstanceOf(EngineLostException.class)
                .hasMessageContaining("lost while running");
        assertThat(IntStream.range(0, TASKS).filter(i -> results.get(i).successful() && runs.get(i) == 1))
                .hasSizeGreaterThan(1);
        assertThat(runs.entrySet()).filteredOn(run -> run.getKey() >= 0).allMatch(run -> run.getValue() == 1);
    }

    @Test
    void withRetriesAllIsDoneThoughAnEngineIsKilled() {
        List<AsyncResult<Integer>> results = start(client.balanced().withRetries(1));
        int waiting = runs.get(-2);

        cluster.kill(victim);

        assertAll(results);
        assertThat(runs.get(waiting)).isEqualTo(2);
        assertThat(results.get(waiting).metadata().engineId()).isZero();
    }

    @Test
    void anEngineThatHangsGetsNoMoreAndOthersGoOn() throws Exception {
        List<AsyncResult<Integer>> results = start(client.balanced().withRetries(1));
        long pid = status(victim).place().pid();
        Signals.stop(pid);
        try {
            assertAll(results); // what it had goes elsewhere once it is given up
        } finally {
            Signals.kill(pid);
        }
    }

    @Test
    void anEngineThatDrainsFinishesWhatItHasAndGetsNoMore() {
        List<AsyncResult<Integer>> results = start(client.balanced());
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> cluster.stop(victim, LONG));
        await().atMost(LONG).until(() -> status(victim).state() == EngineStatus.State.DRAINING);

        assertThat(client.balanced().<Integer>applySync(() -> Engine.current().id()))
                .isZero();
        runs.put(-1, 1);

        assertAll(results);
        stop.join();
        assertThat(runs.entrySet()).filteredOn(run -> run.getKey() >= 0).allMatch(run -> run.getValue() == 1);
    }

    private MultiResult<Integer> map(LoadBalancedView any) {
        MultiResult<Integer> result = any.withChunk(2)
                .map(Counted::run, IntStream.range(0, TASKS).boxed().toList());
        await().atMost(LONG).until(() -> runs.containsKey(-2)); // an item is on the victim and waits
        return result;
    }

    private void assertNothingRanTwice() {
        assertThat(runs.entrySet()).filteredOn(run -> run.getKey() >= 0).allMatch(run -> run.getValue() == 1);
    }

    @Test
    void itemsThatAKilledEngineHadAreLostAlone() {
        MultiResult<Integer> result = map(client.balanced());
        int waiting = runs.get(-2);

        cluster.kill(victim);

        List<Outcome<Integer>> outcomes = result.outcomes();
        assertThat(outcomes.get(waiting).failure()).isInstanceOf(EngineLostException.class);
        for (Outcome<Integer> outcome : outcomes) {
            int position = outcome.position();
            if (outcome.isOk()) {
                assertThat(outcome.get()).isEqualTo(position * position);
            } else {
                assertThat(outcome.failure()).isInstanceOf(EngineLostException.class);
                assertThat(outcome.engineId()).isEqualTo(victim);
            }
        }
        assertThat(outcomes.stream()
                        .filter(Outcome::isOk)) // the victim has half of them if all are sent before one ends
                .hasSizeGreaterThanOrEqualTo(TASKS / 2);
        assertNothingRanTwice();
    }

    @Test
    void withRetriesAMapIsDoneThoughAnEngineIsKilled() {
        MultiResult<Integer> result = map(client.balanced().withRetries(1));
        cluster.kill(victim);
        assertThat(result.get())
                .containsExactlyElementsOf(
                        IntStream.range(0, TASKS).map(i -> i * i).boxed().toList());
    }

    @Test
    void aStreamAndAReductionGoOnThoughAnEngineIsKilled() {
        LoadBalancedView any = client.balanced().withRetries(1).withChunk(1);
        AsyncResult<Integer> sum = any.mapReduce(
                Counted::run, Integer::sum, IntStream.range(0, TASKS).boxed());
        await().atMost(LONG).until(() -> runs.containsKey(-2));
        List<Integer> seen = new ArrayList<>();
        try (Stream<Integer> values =
                any.withWindow(8).stream(i -> i + 1, IntStream.range(0, TASKS).boxed())) {
            Iterator<Integer> iterator = values.iterator();
            seen.add(iterator.next());
            cluster.kill(victim);
            iterator.forEachRemaining(seen::add);
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, TASKS).boxed().toList());
        assertThat(sum.get())
                .isEqualTo(IntStream.range(0, TASKS).map(i -> i * i).sum());
    }

    @Test
    void aMapGoesOnWhereAnEngineHangs() throws Exception {
        MultiResult<Integer> result = map(client.balanced().withRetries(1));
        long pid = status(victim).place().pid();
        Signals.stop(pid);
        try {
            assertThat(result.get()).hasSize(TASKS);
        } finally {
            Signals.kill(pid);
        }
    }

    @Test
    void aMapGoesOnWhereAnEngineDrains() {
        MultiResult<Integer> result = map(client.balanced());
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> cluster.stop(victim, LONG));
        await().atMost(LONG).until(() -> status(victim).state() == EngineStatus.State.DRAINING);
        runs.put(-1, 1);
        assertThat(result.get()).hasSize(TASKS);
        stop.join();
        assertNothingRanTwice();
    }

    @Test
    void aMapWaitsForItsOnlyEngineToComeBack() {
        MultiResult<Integer> result =
                map(client.view(List.of(victim)).balanced().withRetries(1));
        cluster.kill(victim);
        await().atMost(LONG).until(() -> !client.ids().contains(victim));
        assertThat(result.ready()).isFalse();

        runs.put(-1, 1);
        cluster.restart(victim);

        assertThat(result.get()).hasSize(TASKS);
        assertThat(result.outcomes()).allMatch(outcome -> outcome.engineId() == victim);
        assertThat(runs.values().stream().filter(count -> count > 1)).hasSizeLessThanOrEqualTo(2); // a chunk
        cluster.kill(victim);
    }

    @Test
    void anItemThatEndsEachEngineIsGivenUpAndTheOthersAreDone() {
        MultiResult<Integer> result = client.balanced()
                .withRetries(10, failure -> true)
                .map(
                        i -> {
                            if (i == 7 && Engine.current().id() > 0) { // tasks may not end the JVM themselves
                                long pid = ProcessHandle.current().pid();
                                new ProcessBuilder("kill", "-9", String.valueOf(pid))
                                        .start()
                                        .waitFor();
                            }
                            Thread.sleep(i == 7 ? 500 : 10);
                            if (i == 7) {
                                throw new IllegalStateException("it does not end this engine, but it would");
                            }
                            return i;
                        },
                        IntStream.range(0, TASKS).boxed().toList());
        assertThat(result.outcomes().stream().filter(each -> !each.isOk()).map(Outcome::position))
                .containsExactly(7);
        await().atMost(LONG).until(() -> !client.ids().contains(victim));
    }

    private EngineStatus status(int id) {
        return client.status().stream()
                .filter(engine -> engine.id() == id)
                .findFirst()
                .orElseThrow();
    }
}
