package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.EngineStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine of a small heap whose clients do not fetch its results, output and data: it keeps little, and serves another one. */
class BoundsIT {
    private static final Duration SECONDS = Duration.ofSeconds(90);
    private static final int HEAP = 128 << 20;
    private static final int RESULT = 800_000;
    private static final int RESULTS = 100;
    private static final int PRINTED_MB = 75;
    private static final int PUBLISHED = 25_000;

    private Cluster cluster;
    private Client client;
    private Served served;

    @BeforeEach
    void start() {
        cluster = Cluster.local(
                ClusterOptions.engines(1).withHeap(String.valueOf(HEAP)).withJvmArguments("-XX:+UseG1GC"));
        client = cluster.connect();
        served = new Served(cluster.connect());
    }

    @AfterEach
    void stop() throws IOException {
        served.end();
        client.close();
        assertThat(Files.readString(cluster.log(0))).doesNotContain("OutOfMemoryError");
        cluster.close();
    }

    /** Another client, which calls the engine all the time and gets what it asked for. */
    private static final class Served {
        private final Client client;
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final CompletableFuture<Void> all;

        Served(Client client) {
            this.client = client;
            this.all = CompletableFuture.runAsync(this::call, work -> new Thread(work).start());
        }

        private void call() {
            DirectView e0 = client.view(0).withTimeout(SECONDS);
            while (!ended.get()) {
                int i = calls.get();
                assertThat((int) e0.applySync(n -> n * n, i)).isEqualTo(i * i);
                calls.incrementAndGet();
            }
        }

        void awaitCalls(int more) {
            int enough = calls.get() + more;
            await().atMost(SECONDS).until(() -> calls.get() >= enough || all.isDone());
            assertThat(all).isNotCompletedExceptionally();
        }

        void end() {
            ended.set(true);
            all.join();
            client.close();
        }
    }

    /** A program with so many clients that do not read. */
    private HelperJvm unreading(int clients) throws IOException {
        HelperJvm program = HelperJvm.start(
                UnreadingClients.class,
                List.of("-Xmx192m", "-Dcogrid.client.max-unread-percent=1"),
                cluster.connectionFile().toString());
        program.ask(UnreadingClients.wish(clients, PRINTED_MB, PUBLISHED, RESULTS, RESULT));
        return program;
    }

    private EngineStatus status() {
        return AnsweredStatus.of(client, 0);
    }

    private static long held(EngineStatus status) {
        return status.activity().stream()
                .flatMap(activity -> activity.held().stream())
                .mapToLong(EngineStatus.Held::bytes)
                .sum();
    }

    /** Some tasks wait, as enough is kept for their clients. */
    private void awaitThatTasksWaitForRoom() {
        await().atMost(SECONDS)
                .until(() -> held(status()) > HEAP / 8
                        && status().activity().orElseThrow().queued() > RESULTS / 2);
        served.awaitCalls(100);
        assertThat(held(status())).isLessThan(HEAP / 8 * 3);
    }

    private void awaitThatNothingMuchIsKept() {
        await().atMost(SECONDS).until(() -> held(status()) < 100_000);
    }

    @Test
    void clientsThatReadNothingHoldUpNobodyElseAndGetAllResultsWhenTheyRead() throws Exception {
        try (HelperJvm program = unreading(4)) {
            awaitThatTasksWaitForRoom();

            assertThat(program.ask(UnreadingClients.READ)).isEqualTo(4 * (1 + RESULTS) + " 0 0");
            awaitThatNothingMuchIsKept();
        }
        served.awaitCalls(100);
    }

    @Test
    void aClientThatIsStoppedAndGoesOnGetsAllResults() throws Exception {
        try (HelperJvm program = unreading(1)) {
            Signals.stop(program.pid());
            awaitThatTasksWaitForRoom();
            Signals.goOn(program.pid());

            assertThat(program.ask(UnreadingClients.READ)).isEqualTo(1 + RESULTS + " 0 0");
            awaitThatNothingMuchIsKept();
        }
    }
}
