package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine whose heap is full: it lives on, or it ends and says why, but it never keeps anybody waiting. */
@Timeout(600)
class FullHeapIT {
    /** A heap is filled by collections, each of which takes long on a busy machine. */
    private static final Duration SECONDS = Duration.ofSeconds(250);

    private Cluster cluster;
    private Client client;
    private DirectView e0;

    @BeforeEach
    void start() {
        cluster = Cluster.local(ClusterOptions.engines(1).withJvmArguments("-Xmx96m", "-XX:+UseG1GC"));
        client = cluster.connect();
        e0 = client.view(0);
        e0.execute("1 + 1").get();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private String log() throws IOException {
        return Files.readString(cluster.log(0));
    }

    private void assertThatItHasEndedAndSaidWhy() throws IOException {
        await().atMost(SECONDS).until(() -> client.ids().isEmpty());
        assertThat(log())
                .contains("the engine ends its process, with exit code 3")
                .contains("heap of 96 MB is full")
                .contains("--heap");
    }

    @Test
    void aVariableThatFillsItCanBeRemovedUnlessTheEngineHasEnded() throws Exception {
        AsyncResult<ExecuteReply> full = e0.execute("""
                all = []
                for (size in [1 << 20, 1 << 14]) {
                    try {
                        while (true) { all << new byte[size] }
                    } catch (OutOfMemoryError e) {
                        all << null
                    }
                }
                while (true) { all << new byte[16] }
                """);

        assertThat(full.await(SECONDS)).isTrue();
        assertThatThrownBy(full::get)
                .isInstanceOf(CogridException.class)
                .message()
                .containsAnyOf(
                        "java.lang.OutOfMemoryError",
                        "heap of 96 MB is full",
                        "has left the grid",
                        "has let this client's conversation go"); // when it could not say anything for long
        try {
            e0.execute("all = null").get(SECONDS);
            assertThat(e0.<Integer>evaluate("6 * 7").get(SECONDS)).isEqualTo(42);
        } catch (EngineLostException e) {
            assertThatItHasEndedAndSaidWhy();
        }
    }

    @Test
    void anEngineWhoseMemberHasLostAThreadEndsAndItsTasksFailAtOnce() throws Exception {
        AsyncResult<ExecuteReply> last = e0.execute("""
                Thread.allStackTraces.keySet().find { it.name.endsWith('.migration') }.interrupt() // which ends it
                Thread.sleep(600_000)
                """);

        assertThat(last.await(SECONDS)).isTrue();
        assertThatThrownBy(last::get)
                .isInstanceOf(EngineLostException.class)
                .hasMessageContaining("lost while running");
        assertThatItHasEndedAndSaidWhy();
    }
}
