package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.node.EngineNode;
import org.cogrid.node.NodeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that the grid has lost sight of while they live. */
class EnginePresenceIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private EngineNode start() {
        return EngineNode.start(NodeSettings.ofFile(folder.resolve("grid.json")));
    }

    private static IMap<Integer, String> list(EngineNode engine) {
        return engine.hazelcast().getMap(GridNames.ENGINES);
    }

    @Test
    void anEngineThatIsMissingFromTheListEntersItselfAgain() {
        try (EngineNode engine = start()) {
            String entry = list(engine).remove(engine.id());

            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(list(engine).get(engine.id())).isEqualTo(entry));
        }
    }

    @Test
    void anEngineWhoseIdAnotherHasTakenEndsItself() throws InterruptedException {
        EngineNode engine = start();
        EngineEntry own = EngineEntry.fromJson(list(engine).get(engine.id()));
        EngineEntry other = new EngineEntry(
                own.id(),
                own.state(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                own.address(),
                own.pid(),
                own.started().plusSeconds(1),
                own.javaFeature(),
                own.version());

        list(engine).put(engine.id(), other.toJson());

        engine.awaitEnd();
        assertThat(engine.hazelcast().getLifecycleService().isRunning()).isFalse();
    }

    /** Most of the grid's data has its only backup on another member that dies, too. */
    @Test
    void afterTheLossOfSeveralMembersAtOnceANamespaceIsWholeAgainInTheGrid() {
        EngineNode survivor = start();
        List<EngineNode> others = List.of(start(), start(), start());
        try (Client client = Client.connect(folder.resolve("grid.json"))) {
            DirectView view = client.view(survivor.id());
            Map<String, Integer> variables =
                    IntStream.range(0, 200).boxed().collect(Collectors.toMap(i -> "v" + i, i -> i));
            view.update(variables);
            view.execute("def twice(x) { 2 * x }\ndef half(x) { x / 2 }").get();
            view.flush();
            int definitions = definitions(survivor).size();

            killAtOnce(others);

            await().atMost(LONG).untilAsserted(() -> {
                assertThat(survivor.hazelcast()
                                .getMap(GridNames.namespace(survivor.id()))
                                .keySet())
                        .containsAll(variables.keySet());
                assertThat(definitions(survivor).size()).isEqualTo(definitions);
            });
            assertThat(view.<Integer>peek("v7")).isEqualTo(7);
            assertThat(client.ids()).containsExactly(survivor.id());
        } finally {
            killAtOnce(others);
            survivor.close();
        }
    }

    /** So that the grid has no time to make backups in between. */
    private static void killAtOnce(List<EngineNode> engines) {
        List<CompletableFuture<Void>> ends = engines.stream()
                .map(engine -> CompletableFuture.runAsync(engine::kill, work -> new Thread(work).start()))
                .toList();
        ends.forEach(CompletableFuture::join);
    }

    private static IMap<Long, byte[]> definitions(EngineNode engine) {
        return engine.hazelcast().getMap(GridNames.definitions(engine.id()));
    }
}
