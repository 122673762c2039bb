package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.connection.HazelcastConnection;
import org.cogrid.config.ClientSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.node.EngineNode;
import org.cogrid.node.NodeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridFormationIT {
    private static final Settings SETTINGS = Settings.load();
    private static Cluster cluster;
    private static HazelcastInstance client;
    private static EngineWatch watch;

    @BeforeAll
    static void startTwoEngineJvms() {
        cluster = Cluster.local(2);
        client = connect();
        watch = EngineWatch.start(client);
    }

    @AfterAll
    static void stop() {
        watch.close();
        client.shutdown();
        cluster.close();
        assertThat(cluster.connectionFile()).doesNotExist();
    }

    private static HazelcastInstance connect() {
        return new GridConnector(SETTINGS).connect(FoundGrid.read(new ConnectionFile(cluster.connectionFile())));
    }

    private static GridAccess access() {
        return new ConnectionFile(cluster.connectionFile()).read();
    }

    @Test
    void enginesRunInJvmsOfTheirOwnUnderTheIdsFromZero() {
        assertThat(watch.ids()).containsExactly(0, 1);
        assertThat(cluster.pids())
                .hasSize(2)
                .doesNotContain(ProcessHandle.current().pid());
        assertThat(watch.find(0).map(EngineEntry::pid)).contains(cluster.pids().get(0));
        assertThat(watch.find(1).map(EngineEntry::pid)).contains(cluster.pids().get(1));
    }

    @Test
    void theFinderFindsTheGridByItsNameAndByItsFile() {
        ConnectionFinder finder = new ConnectionFinder(GridSettings.from(SETTINGS));
        ConnectionFile file = new ConnectionFile(cluster.connectionFile());

        assertThat(finder.find(file.path().toString()).access()).isEqualTo(file.read());
        assertThat(finder.find(file.read().name()).access()).isEqualTo(file.read());
    }

    @Test
    void severalClientsConnectFromOneJvm() {
        HazelcastInstance second = connect();
        try (EngineWatch seen = EngineWatch.start(second)) {
            assertThat(seen.ids()).isEqualTo(watch.ids());
        } finally {
            second.shutdown();
        }
    }

    @Test
    void whoIsInterruptedWhileItConnectsLeavesNothing() {
        HazelcastInstance own = connect();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> HazelcastConnection.start(
                        own,
                        new ConnectionFile(cluster.connectionFile()).read(),
                        ClientSettings.from(SETTINGS),
                        GridFormationIT.class.getClassLoader()))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("interrupted");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(own.getLifecycleService().isRunning()).isFalse();
    }

    @Test
    void whoIsInterruptedIsToldWhatWasNotDoneAndCanDoItAgain() {
        try (Client rc = Client.connect(cluster.connectionFile())) {
            DirectView e0 = rc.view(0);
            e0.put("a", 1);
            e0.flush();
            Thread.currentThread().interrupt();

            Throwable peeking = catchThrowable(() -> e0.peek("a")); // none when the grid was very quick
            assertThat(peeking == null ? "" : peeking.toString())
                    .matches("|.*CogridException: .*interrupted while reading 'a' of engine 0.*");
            assertThatThrownBy(() -> rc.forget(77)).isInstanceOf(CogridException.class);
            assertThatThrownBy(() -> EngineNode.start(NodeSettings.ofFile(cluster.connectionFile())))
                    .isInstanceOf(GridConnectionException.class)
                    .hasMessageContaining("interrupted");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e0.<Object>peek("a")).isEqualTo(1);
        }
    }

    @Test
    void waitingForEnginesMayTakeForEver() throws InterruptedException {
        assertThat(watch.awaitAtLeast(1, Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    }

    @Test
    void aKilledEngineDisappearsAndComesBackUnderItsId() throws Exception {
        EngineEntry before = watch.find(1).orElseThrow();
        CompletableFuture<Boolean> isThereWhenToldLost = new CompletableFuture<>();
        watch.addListener(new EngineListener() {
            @Override
            public void appeared(EngineEntry engine) {}

            @Override
            public void draining(EngineEntry engine) {}

            @Override
            public void lost(EngineEntry engine, String why) {
                isThereWhenToldLost.complete(watch.awaitComing(engine.id(), Duration.ofSeconds(10)));
            }
        });

        cluster.kill(1);
        await().atMost(Duration.ofSeconds(30)).until(() -> watch.ids().equals(List.of(0)));
        assertThat(isThereWhenToldLost).isCompletedWithValue(false);
        assertWhoConnectsNowDoesNotWaitForIt(before);
        cluster.restart(1);

        assertThat(watch.awaitAtLeast(2, Duration.ofSeconds(30))).isTrue();
        EngineEntry after = watch.find(1).orElseThrow();
        assertThat(after.incarnation()).isNotEqualTo(before.incarnation());
        assertThat(after.pid()).isEqualTo(cluster.pids().get(1));
        assertThat(watch.member(after)).isPresent();
    }

    /** Its entry still says that it serves. */
    private static void assertWhoConnectsNowDoesNotWaitForIt(EngineEntry dead) throws Exception {
        HazelcastInstance late = connect();
        try (EngineWatch seen = EngineWatch.start(late)) {
            assertThat(seen.entries(Duration.ofSeconds(30))).contains(dead);
            assertThat(CompletableFuture.supplyAsync(() -> seen.awaitComing(dead.id(), Duration.ofMinutes(10)))
                            .get(30, TimeUnit.SECONDS))
                    .isFalse();
        } finally {
            late.shutdown();
        }
    }

    @Test
    void noProcessListShowsTheSecret() {
        String secret = new ConnectionFile(cluster.connectionFile())
                .read()
                .key()
                .secret()
                .toHex();

        List<String> commands =
                cluster.pids().stream().map(pid -> commandLine(pid)).toList();

        assertThat(commands)
                .allSatisfy(line -> assertThat(line).contains("--connection").doesNotContain(secret));
    }

    private static String commandLine(long pid) {
        try {
            return Files.readString(java.nio.file.Path.of("/proc/" + pid + "/cmdline"));
        } catch (java.io.IOException e) {
            return ProcessHandle.of(pid).orElseThrow().info().commandLine().orElse("--connection");
        }
    }

    @Test
    void aSecondGridOfTheSameNameIsRefused() {
        String name = new ConnectionFile(cluster.connectionFile()).read().name();

        assertThatThrownBy(() -> Cluster.local(1, name))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("runs already")
                .hasMessageContaining(name);
    }

    @Test
    void whoClosesANodeThatIsStoppingWaitsForItsEnd(@TempDir Path folder) throws Exception {
        Path goOn = folder.resolve("go-on");
        try (Client rc = Client.connect(cluster.connectionFile())) {
            EngineNode node = EngineNode.start(NodeSettings.ofFile(cluster.connectionFile()));
            await().atMost(Duration.ofSeconds(30)).until(() -> rc.ids().contains(node.id()));
            AsyncResult<Integer> slow =
                    rc.view(node.id()).evaluate("while (!new File('" + goOn + "').exists()) { sleep 10 }; 42");
            await().atMost(Duration.ofSeconds(30)).until(() -> slow.metadata().status() == TaskStatus.RUNNING);
            CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> node.stop(Duration.ofSeconds(30)));
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            rc.status().stream().anyMatch(engine -> engine.state() == EngineStatus.State.DRAINING));

            CompletableFuture<Void> close = CompletableFuture.runAsync(node::close);
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> !close.isDone());
            Files.createFile(goOn);
            close.join();

            assertThat(node.hazelcast().getLifecycleService().isRunning()).isFalse();
            assertThat(slow.get()).isEqualTo(42);
            stop.join();
        }
    }
}
