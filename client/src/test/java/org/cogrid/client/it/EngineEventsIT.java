package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.EngineEvent.Kind;
import org.cogrid.client.Listening;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs hear of engines. */
class EngineEventsIT {
    @TempDir
    Path folder;

    private final BlockingQueue<EngineEvent> heard = new LinkedBlockingQueue<>();

    private EngineEvent next() throws InterruptedException {
        EngineEvent event = heard.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event within a minute").isNotNull();
        return event;
    }

    private static EngineEvent event(int engineId, Kind kind, String reason) {
        return new EngineEvent(engineId, kind, reason);
    }

    @Test
    void aListenerHearsOfEnginesThatAreThereComeDrainAndGo() throws Exception {
        try (Cluster cluster = Cluster.embedded(2);
                Client client = cluster.connect();
                Listening listening = client.onEngines(heard::add)) {
            assertThat(List.of(next(), next()))
                    .containsExactly(event(0, Kind.APPEARED, ""), event(1, Kind.APPEARED, ""));

            cluster.add(1);
            assertThat(next()).isEqualTo(event(2, Kind.APPEARED, ""));
            assertThat(client.ids()).containsExactly(0, 1, 2);

            Path go = folder.resolve("go");
            AsyncResult<Object> last = client.view(2).evaluate("while (!new File('" + go + "').exists()) sleep 10; 42");
            await().atMost(Duration.ofMinutes(1)).until(() -> last.metadata().started() != null);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> cluster.stop(2, Duration.ofMinutes(1)));
            assertThat(next()).isEqualTo(event(2, Kind.DRAINING, ""));
            Files.createFile(go);
            assertThat(last.get()).isEqualTo(42);
            stop.join();
            assertThat(next()).isEqualTo(event(2, Kind.LOST, "the engine was stopped"));
            assertThat(client.ids()).containsExactly(0, 1);

            listening.close();
            cluster.kill(1);
            try (Listening later = client.onEngines(heard::add)) {
                assertThat(next().engineId()).isZero();
            }
        }
    }

    @Test
    void aListenerThatFailsHearsOnAndHoldsUpNobodyWhileItWaits() throws Exception {
        try (Cluster cluster = Cluster.embedded(1);
                Client client = cluster.connect()) {
            Queue<EngineEvent> waited = new ConcurrentLinkedQueue<>();
            client.onEngines(event -> {
                heard.add(event);
                assertThat(client.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
                waited.add(event);
                throw new IllegalStateException("thrown by a listener");
            });
            assertThat(next()).isEqualTo(event(0, Kind.APPEARED, ""));

            cluster.add(1);

            assertThat(next()).isEqualTo(event(1, Kind.APPEARED, ""));
            await().atMost(Duration.ofMinutes(1)).until(() -> waited.size() == 2);
        }
    }

    @Test
    void anEngineWhoseProcessIsKilledIsLostAndAppearsAgain() throws Exception {
        try (Cluster cluster = Cluster.local(2);
                Client client = cluster.connect();
                Listening listening = client.onEngines(heard::add)) {
            assertThat(List.of(next(), next())).extracting(EngineEvent::kind).containsOnly(Kind.APPEARED);

            cluster.kill(1); // as kill -9 would
            assertThat(next()).isEqualTo(event(1, Kind.LOST, "the engine has left the grid"));
            assertThat(client.ids()).containsExactly(0);

            cluster.restart(1);
            assertThat(next()).isEqualTo(event(1, Kind.APPEARED, ""));
        }
    }

    @Test
    void aClosedClientHasNothingToTell() {
        try (Cluster cluster = Cluster.embedded(1)) {
            Client client = cluster.connect();
            client.close();

            assertThatThrownBy(() -> client.onEngines(heard::add))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("is closed");
        }
    }
}
