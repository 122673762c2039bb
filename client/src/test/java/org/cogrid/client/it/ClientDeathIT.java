package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.grid.ProgramRun;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.node.internal.grid.GridMember;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that leave, in good order or not, with tasks running and waiting. */
class ClientDeathIT {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    private static Cluster cluster;

    /** A member without an engine, as only members may look into Cogrid's own maps. */
    private static GridMember member;

    private static HazelcastInstance grid;

    @TempDir
    Path folder;

    private Client client;
    private DirectView e0;

    @BeforeAll
    static void startEngine() {
        Settings settings = Settings.load().with("cogrid.engine.client-grace", "2s");
        cluster = Cluster.local(ClusterOptions.engines(1).withSettings(settings));
        member = GridMember.start(cluster.connectionFile(), settings);
        grid = member.hazelcast();
    }

    @AfterAll
    static void stopEngine() {
        member.leave(() -> {});
        cluster.close();
    }

    @BeforeEach
    void connect() {
        client = cluster.connect();
        e0 = client.view(0);
    }

    @AfterEach
    void disconnect() {
        e0.clear();
        client.close();
    }

    private Process leavingClient(Path goOn) throws IOException {
        return leaving(LeavingClient.class, goOn);
    }

    private Process leaving(Class<?> kind, Path goOn) throws IOException {
        ProgramRun program =
                ProgramRun.ofTestClass(folder, kind, cluster.connectionFile().toString(), goOn.toString());
        assertThat(program.line()).as(program.errors()).isEqualTo("left work behind");
        return program.process();
    }

    /** Clients take turns: this one's tasks run between those of the one that has left. */
    private void awaitThatAllTasksHaveRun() {
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(e0.<List<Integer>>get("done")).containsExactly(0, 1, 2, 3, 4, 5));
    }

    private void awaitThatTheGridHoldsNoCode() {
        await().atMost(SECONDS).pollInterval(Duration.ofMillis(500)).until(() -> {
            e0.execute("System.gc()").get(); // loaders that nobody uses keep their code until then
            return grid.getMap(GridNames.CODE).isEmpty();
        });
    }

    private void awaitThatNoClientKeepsCode() {
        IMap<String, Object> owners = grid.getMap(GridNames.CODE_OWNERS);
        await().atMost(SECONDS).until(() -> owners.keySet().stream().noneMatch(owner -> owner.startsWith("client:")));
    }

    @Test
    void tasksOfAKilledClientRunOnAndItsLeftoversDisappear() throws Exception {
        Path goOn = folder.resolve("go-on");
        Process program = leavingClient(goOn);
        AsyncResult<Integer> mine = e0.evaluate("6 * 7");
        assertThat(grid.getMap(GridNames.CODE).isEmpty()).isFalse();

        program.destroyForcibly().waitFor();
        Files.createFile(goOn);

        assertThat(mine.get()).isEqualTo(42);
        awaitThatAllTasksHaveRun();
        awaitThatNoClientKeepsCode();
        awaitThatTheGridHoldsNoCode();
    }

    @Test
    void tasksThatWaitStillHaveTheirCodeWhenTheClientIsLongGone() throws Exception {
        Path goOn = folder.resolve("go-on");
        leavingClient(goOn).destroyForcibly().waitFor();
        awaitThatNoClientKeepsCode();

        Files.createFile(goOn);

        awaitThatAllTasksHaveRun();
    }

    @Test
    void ofAKilledClientsSweepsOnlyWhatTheEngineHasRuns() throws Exception {
        Path goOn = folder.resolve("go-on");
        Process program = leaving(LeavingSweeps.class, goOn);
        try (Client other = cluster.connect()) {
            AsyncResult<Integer> its = other.balanced().applyAsync(() -> 42);

            program.destroyForcibly().waitFor();
            Files.createFile(goOn);

            assertThat(its.get()).isEqualTo(42);
        }
        await().atMost(SECONDS).untilAsserted(() -> {
            EngineStatus.Activity activity = AnsweredStatus.activity(client, 0);
            assertThat(activity.queued()).isZero();
            assertThat(activity.running()).isEmpty();
        });
        assertThat(e0.<Integer>get("items")).isBetween(1, LeavingSweeps.ITEMS / 2);
        awaitThatNoClientKeepsCode();
        awaitThatTheGridHoldsNoCode(); // nor does the engine keep the functions of its maps
    }

    @Test
    void tasksOfAClosedClientRunOnAndItsResultsAreDropped() throws Exception {
        Path goOn = folder.resolve("go-on");
        Client leaving = cluster.connect();
        DirectView view = leaving.view(0);
        view.put("n", 0);
        AsyncResult<?> running = view.execute("while (!new File('" + goOn + "').exists()) { Thread.sleep(10) }; n++");
        await().atMost(SECONDS).until(() -> running.metadata().status() == TaskStatus.RUNNING);
        List<AsyncResult<?>> queued = List.of(view.execute("n++"), view.execute("n++"));

        leaving.close();
        Files.createFile(goOn);

        await().atMost(SECONDS).until(() -> e0.get("n", Integer.class) == 3);
        for (AsyncResult<?> task : queued) {
            assertThatThrownBy(task::get)
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("the client was closed")
                    .hasMessageContaining("the task runs on");
        }
        assertThatThrownBy(() -> view.execute("n++"))
                .isExactlyInstanceOf(CogridException.class)
                .hasMessageContaining("is closed; connect again");
        assertThat(leaving.toString()).contains("closed");
    }
}
