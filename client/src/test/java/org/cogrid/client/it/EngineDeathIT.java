package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskStatus;
import org.cogrid.config.Settings;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that die or hang, with tasks running and waiting. */
class EngineDeathIT {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Cluster cluster;
    private Client client;

    @BeforeEach
    void start() {
        cluster = Cluster.local(
                ClusterOptions.engines(2).withSettings(Settings.load().with("cogrid.member-silence", "5s")));
        client = cluster.connect();
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    /** One task that runs, and the ones that wait behind it, all of which the engine has. */
    private record Work(AsyncResult<ExecuteReply> running, List<AsyncResult<ExecuteReply>> queued) {
        static Work on(DirectView engine) {
            AsyncResult<ExecuteReply> running = engine.execute("Thread.sleep(600_000)");
            await().atMost(SECONDS).until(() -> running.metadata().status() == TaskStatus.RUNNING);
            List<AsyncResult<ExecuteReply>> queued = IntStream.range(0, 5)
                    .mapToObj(i -> engine.execute("x = " + i))
                    .toList();
            assertThat(engine.execute("never").cancel()).isEqualTo(CancelOutcome.REMOVED); // so it has all before
            return new Work(running, queued);
        }

        void assertLost() {
            assertThat(running.await(SECONDS)).isTrue();
            assertThatThrownBy(running::get)
                    .isInstanceOf(EngineLostException.class)
                    .hasMessageContaining("lost while running");
            for (AsyncResult<ExecuteReply> task : queued) {
                assertThat(task.await(SECONDS)).isTrue();
                assertThatThrownBy(task::get)
                        .isInstanceOf(EngineLostException.class)
                        .hasMessageContaining("lost before start");
                assertThat(task.metadata().status()).isEqualTo(TaskStatus.LOST);
            }
        }
    }

    private void assertOnlyEngineOneIsLeft() {
        await().atMost(SECONDS).until(() -> client.ids().equals(List.of(1)));
        assertThatThrownBy(() -> client.view(0))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("there is no engine 0")
                .hasMessageContaining("[1]");
        assertThat(client.view(1).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
    }

    @Test
    void allTasksOfAKilledEngineFailWithWhatWasLastKnownOfThem() throws IOException {
        Path goOn = folder.resolve("go-on");
        AsyncResult<ExecuteReply> elsewhere =
                client.view(1).execute("while (!new File('" + goOn + "').exists()) { Thread.sleep(10) }; 'done'");
        Work work = Work.on(client.view(0));

        cluster.kill(0);

        work.assertLost();
        Files.createFile(goOn);
        assertThat(elsewhere.get().value()).isEqualTo("done");
        assertOnlyEngineOneIsLeft();
    }

    @Test
    void whatIsSentToADeadEngineFailsAtOnceAndSaysWhatToDo() {
        DirectView e0 = client.view(0);
        assertThat(e0.<Integer>evaluate("1").get()).isEqualTo(1);

        cluster.kill(0);

        await().atMost(SECONDS).until(() -> client.ids().equals(List.of(1)));
        assertThatThrownBy(() -> e0.execute("x = 1"))
                .isInstanceOf(EngineLostException.class)
                .hasMessageContaining("nothing was sent to engine 0")
                .hasMessageContaining("restart this one under its id");
        assertThatThrownBy(() -> e0.get("x")).isInstanceOf(EngineLostException.class);
        assertThatThrownBy(e0::variables).isInstanceOf(EngineLostException.class);
        assertThat(e0.abort()).isZero();
        assertThat(e0).hasToString("<DirectView 0>");
    }

    @Test
    void aHangingEngineIsGivenUpAndTheOthersGoOn() throws Exception {
        Work work = Work.on(client.view(0));
        long pid = cluster.pids().get(0);
        Signals.stop(pid);
        try {
            work.assertLost();
            assertOnlyEngineOneIsLeft();
        } finally {
            Signals.kill(pid);
        }
    }
}
