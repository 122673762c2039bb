package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.Listening;
import org.cogrid.config.Settings;
import org.junit.jupiter.api.Test;

/** An engine whose process stands still for a while, as in a debugger or a long garbage collection, and then goes on. */
class HangingEngineIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void itIsToldAndNotLostAndProgramsComeAndWorkOnTheOthersMeanwhile() throws Exception {
        Settings patient = Settings.load() // longer than any machine takes for this
                .with("cogrid.member-silence", "10m")
                .with("cogrid.client.connect-timeout", "60s");
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(2).withSettings(patient));
                Client client = cluster.connect()) {
            Queue<EngineEvent> lost = new ConcurrentLinkedQueue<>();
            client.view(1).put("a", 1);
            Listening listening = client.onEngines(event -> {
                if (event.kind() == EngineEvent.Kind.LOST) {
                    lost.add(event);
                }
            });
            Signals.stop(cluster.pids().get(1));
            AsyncResult<Integer> waiting;
            try {
                waiting = client.view(1).evaluate("a + 1");
                for (int program = 0;
                        program < 3;
                        program++) { // one will hardly fail to try the engine that hangs first
                    assertThatANewProgramWorks(cluster);
                }
                assertThat(waiting.ready()).isFalse();
            } finally {
                Signals.goOn(cluster.pids().get(1));
            }

            assertThat(waiting.get()).isEqualTo(2);
            await().atMost(LONG)
                    .until(() ->
                            client.status().stream().allMatch(engine -> engine.state() == EngineStatus.State.SERVING));
            assertThat(lost).isEmpty();
            listening.close();
        }
    }

    private static void assertThatANewProgramWorks(Cluster cluster) {
        try (Client program = cluster.connect()) {
            assertThat(program.ids()).containsExactly(0, 1);
            assertThat(program.view(0).<Integer>evaluate("40 + 2").get()).isEqualTo(42);
            assertThat(AnsweredStatus.of(program, 0).state()).isEqualTo(EngineStatus.State.SERVING);
            assertThat(program.status().get(1).state()).isEqualTo(EngineStatus.State.NOT_ANSWERING);
        }
    }
}
