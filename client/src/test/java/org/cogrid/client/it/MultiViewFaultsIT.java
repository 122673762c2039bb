package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.client.Outcome;
import org.cogrid.config.Settings;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.Engine;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views of several engines, in JVMs of their own, of which one dies, hangs or drains while the view's verbs run. */
class MultiViewFaultsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ITEMS = 30;
    /** The item in the middle of those of the view's second engine, which waits for the test. */
    private static final int WAITING = 15;

    private static Cluster cluster;

    private Client client;
    private int victim;
    /** The engine that has the fault is in the middle. */
    private MultiView view;

    private IMap<Integer, Integer> runs;

    @BeforeAll
    static void startEngines() {
        cluster = Cluster.local(
                ClusterOptions.engines(2).withSettings(Settings.load().with("cogrid.member-silence", "15s")));
    }

    @AfterAll
    static void stopEngines() {
        cluster.close();
    }

    @BeforeEach
    void addAnEngine() {
        client = cluster.connect();
        victim = cluster.add(1).get(0);
        view = client.view(1, victim, 0);
        runs = client.gridMap("runs");
        runs.clear();
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            assertThat(client.ids()).containsExactly(0, 1);
            assertThat(client.all().applySync(() -> 1)).containsExactly(1, 1);
            await().atMost(LONG).untilAsserted(() -> {
                for (int id : client.ids()) {
                    EngineStatus.Activity activity = AnsweredStatus.activity(client, id);
                    assertThat(activity.queued()).isZero();
                    assertThat(activity.running()).isEmpty();
                }
            });
            client.all().clear();
        } finally {
            client.close();
        }
    }

    /** Counts how often each item runs, where it outlives the engine. One of them waits until the test says so. */
    private static final class Counted implements Serializable {
        private static final long serialVersionUID = 1L;

        static int ofEngine() throws InterruptedException {
            int id = Engine.current().id();
            return run(id < 2 ? id : WAITING);
        }

        static int run(int item) throws InterruptedException {
            IMap<Integer, Integer> runs = Engine.current().hazelcast().getMap("runs");
            runs.lock(item);
            try {
                runs.put(item, runs.getOrDefault(item, 0) + 1);
            } finally {
                runs.unlock(item);
            }
            while (item == WAITING && !runs.containsKey(-1)) {
                Thread.sleep(10);
            }
            return item * item;
        }
    }

    private MultiResult<Integer> startMap() {
        MultiResult<Integer> result =
                view.map(Counted::run, IntStream.range(0, ITEMS).boxed().toList());
        await().atMost(LONG).until(() -> runs.containsKey(WAITING));
        await().atMost(LONG).until(() -> result.progress().done() == ITEMS * 2 / 3);
        await().atMost(LONG).until(() -> result.tasks().stream().allMatch(task -> task.started() != null));
        return result;
    }

    private void assertRunOnce(IntStream items) {
        assertThat(runs.keySet())
                .containsExactlyInAnyOrderElementsOf(items.boxed().toList());
        assertThat(runs.values()).containsOnly(1);
    }

    /** All items of the engine are lost with it, those of others are there, and none has run twice. */
    private void assertItemsOfVictimAreLost(MultiResult<Integer> result) {
        assertThat(result.await(LONG)).isTrue();
        assertThat(result.outcomes()).hasSize(ITEMS).allSatisfy(outcome -> {
            assertThat(outcome.isOk()).isEqualTo(outcome.engineId() != victim);
            if (outcome.isOk()) {
                assertThat(outcome.get()).isEqualTo(outcome.position() * outcome.position());
            } else {
                assertThat(outcome.failure())
                        .isInstanceOf(EngineLostException.class)
                        .hasMessageContaining("lost while running");
            }
        });
        assertThat(result.outcomes())
                .filteredOn(outcome -> !outcome.isOk())
                .extracting(Outcome::position)
                .containsExactlyElementsOf(IntStream.range(10, 20).boxed().toList());
        assertThatThrownBy(result::get)
                .isInstanceOf(CompositeTaskException.class)
                .hasMessageStartingWith("map failed for 10 of 30 items\n  for items [10, 11, 12,");
        assertRunOnce(IntStream.rangeClosed(0, ITEMS - 1).filter(item -> item <= WAITING || item >= 20));
    }

    private void awaitLost() {
        await().atMost(LONG).until(() -> client.ids().equals(List.of(0, 1)));
    }

    @Test
    void anEngineKilledDuringAVerbFailsItsPartAndLaterOnesAlone() {
        view.put("x", new int[] {1});
        MultiResult<Integer> running = view.apply(Counted::ofEngine);
        await().atMost(LONG)
                .until(() -> runs.containsKey(WAITING) && running.progress().done() == 2);
        List<AsyncResult<?>> results = verbs();
        results.add(running);

        cluster.kill(victim);

        assertThat(client.awaitAll(results, LONG)).isTrue();
        for (AsyncResult<?> result : results) {
            assertPartOfVictimIsLost(result);
        }
        assertRunOnce(IntStream.of(0, 1, WAITING));
        awaitLost();
        for (AsyncResult<?> result : verbs()) {
            assertPartOfVictimIsLost(result);
        }
        assertThatThrownBy(() -> client.view(0, victim)).isInstanceOf(NoSuchEngineException.class);
    }

    private List<AsyncResult<?>> verbs() {
        List<AsyncResult<?>> results = new ArrayList<>();
        results.add(view.apply(() -> 1));
        results.add(view.applyInto("y", () -> 1));
        results.add(view.execute("z = 1"));
        results.add(view.evaluate("1 + 1"));
        results.add(view.push(Map.of("p", 1)));
        results.add(view.pull("x"));
        results.add(view.pull("x", "x"));
        results.add(view.scatter("s", new double[300_000])); // in several pieces
        results.add(view.gather("x"));
        results.add(view.map(k -> k + 1, List.of(1, 2, 3)));
        return results;
    }

    private static void assertPartOfVictimIsLost(AsyncResult<?> result) {
        assertThatThrownBy(result::get).isInstanceOfSatisfying(CompositeTaskException.class, e -> {
            assertThat(e.failures()).containsOnlyKeys(1);
            assertThat(e.failures().get(1)).isInstanceOf(EngineLostException.class);
        });
    }

    @Test
    void anEngineKilledInTheMiddleOfAMapLosesItsItemsAlone() {
        MultiResult<Integer> result = startMap();

        cluster.kill(victim);

        assertItemsOfVictimAreLost(result);
        awaitLost();
    }

    @Test
    void anEngineThatHangsInTheMiddleOfAMapLosesItsItemsWhenItIsGivenUp() throws Exception {
        MultiResult<Integer> result = startMap();
        long pid = status(victim).place().pid();
        Signals.stop(pid);
        try {
            assertThatThrownBy(() -> result.get(Duration.ofMillis(1))).isInstanceOf(TimeoutException.class);
            assertThat(client.view(1, 0).applySync(() -> 1)).containsExactly(1, 1);

            assertItemsOfVictimAreLost(result);
            awaitLost();
        } finally {
            Signals.kill(pid);
        }
    }

    @Test
    void anEngineThatDrainsInTheMiddleOfAMapFinishesItsItems() {
        MultiResult<Integer> result = startMap();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> cluster.stop(victim, LONG));
        await().atMost(LONG).until(() -> status(victim).state() == EngineStatus.State.DRAINING);

        runs.put(-1, 1);

        assertThat(result.get())
                .containsExactlyElementsOf(
                        IntStream.range(0, ITEMS).map(k -> k * k).boxed().toList());
        stop.join();
        assertRunOnce(IntStream.range(-1, ITEMS));
        awaitLost();
    }

    private EngineStatus status(int id) {
        return client.status().stream()
                .filter(engine -> engine.id() == id)
                .findFirst()
                .orElseThrow();
    }
}
