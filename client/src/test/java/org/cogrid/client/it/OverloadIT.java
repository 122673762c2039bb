package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.Listening;
import org.cogrid.client.MultiResult;
import org.cogrid.config.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * More engines than cores, all of which compute for a long time beside other programs that do, too. {@code
 * -Doverload.engines=16 -Doverload.seconds=300} makes it longer; what was counted is printed.
 */
class OverloadIT {
    private static final int ENGINES = Integer.getInteger("overload.engines", 8);
    private static final int SECONDS = Integer.getInteger("overload.seconds", 30);
    /** Shorter than the computing, so that engines that said nothing would be missed; the default in a long run. */
    private static final int SILENCE = Math.min(60, SECONDS * 2 / 3);

    /** Keeps a processor busy until this JVM ends. */
    private static final String SPIN =
            "while kill -0 $PPID; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done";

    private final List<Process> others = new ArrayList<>();

    @AfterEach
    void endOthers() {
        others.forEach(Process::destroyForcibly);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noEngineIsMissingForAMomentWhileAllCompute() throws Exception {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(ENGINES)
                        .withHeap("128m")
                        .withSettings(Settings.load().with("cogrid.member-silence", SILENCE + "s")));
                Client client = cluster.connect();
                Client other = cluster.connect()) {
            List<Integer> all = IntStream.range(0, ENGINES).boxed().toList();
            Queue<EngineEvent> events = new ConcurrentLinkedQueue<>();
            Listening listening = client.onEngines(events::add);
            await().until(() -> events.size() == ENGINES);
            spin();
            spin();
            MultiResult<Long> work = client.all()
                    .evaluate(
                            "({ long end = System.nanoTime() + " + SECONDS
                                    + " * 1_000_000_000L; long rounds = 0; while (System.nanoTime() < end) { rounds++ }; rounds })()");

            int looks = 0;
            int missing = 0;
            while (!work.ready()) {
                looks++;
                missing += client.ids().equals(all) && other.ids().equals(all) ? 0 : 1;
                Thread.sleep(10);
            }

            System.out.println(
                    ENGINES + " engines computed for " + SECONDS + " s beside 2 other programs: in " + missing
                            + " of " + looks + " looks of two clients an engine was missing; events of engines: "
                            + (events.size() - ENGINES));
            assertThat(missing).isZero();
            assertThat(events)
                    .extracting(EngineEvent::kind)
                    .containsOnly(EngineEvent.Kind.APPEARED)
                    .hasSize(ENGINES);
            assertThat(work.get()).hasSize(ENGINES).allMatch(rounds -> rounds > 0);
            listening.close();
            assertThatAKilledEngineIsMissedAtOnce(cluster, client);
        }
    }

    /** That is, without waiting as long as for a silent one. */
    private void assertThatAKilledEngineIsMissedAtOnce(Cluster cluster, Client client) {
        endOthers();
        long killed = System.nanoTime();
        cluster.kill(0);
        await().pollInterval(Duration.ofMillis(5))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !client.ids().contains(0));
        System.out.println("A killed engine was out of the list after "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed) + " ms");
    }

    private void spin() throws IOException {
        others.add(new ProcessBuilder("sh", "-c", SPIN)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }
}
