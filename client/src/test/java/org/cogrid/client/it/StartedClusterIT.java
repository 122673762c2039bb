package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.TaskStatus;
import org.cogrid.config.Settings;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.VariableInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program does with a grid that outlives it. */
class StartedClusterIT {
    private static final Duration SECONDS = Duration.ofSeconds(60);

    @TempDir
    Path home;

    /** More than the JVM makes of 300 MB, whichever collector it has, and less than it would take by itself. */
    private static final long HEAP_AT_MOST = 450L << 20;

    private StartedGrid grid;
    private Cluster cluster;

    @BeforeEach
    void start() {
        grid = new StartedGrid(
                home,
                ClusterOptions.engines(1)
                        .withHeap("300m")
                        .withSettings(Settings.load().with("cogrid.engine.live-only", "fixed")));
        cluster = grid.cluster();
    }

    @AfterEach
    void end() {
        grid.close();
    }

    private static int evaluateInt(DirectView view, String text) {
        return view.<Integer>evaluate(text).get();
    }

    private static void awaitRunning(AsyncResult<?> task) {
        await().atMost(SECONDS).until(() -> task.metadata().status() == TaskStatus.RUNNING);
    }

    @Test
    void oneEngineIsRestartedWithItsNamespaceIsJoinedByOthersAndAllStopLeavingNothing() throws Exception {
        assertThat(cluster.name()).isEqualTo("default");
        try (Client rc = Client.connect(grid.settings())) {
            DirectView e0 = rc.view(0);
            e0.execute("a = [1, 2]; def f(x) { x + a.size() }").get();
            e0.execute("a << 3").get();
            long before = cluster.pids().get(0);

            Settings others = Settings.load().with("cogrid.home", home.toString());
            try (Cluster elsewhere =
                    Cluster.attach("default", others)) { // which was not told what engine 0 was started with
                elsewhere.restart(0);
            }

            assertThat(e0.<Long>evaluate("Runtime.runtime.maxMemory()").get()).isLessThan(HEAP_AT_MOST);
            e0.put("fixed", 1);
            e0.flush();
            assertThat(e0.variables().find("fixed").orElseThrow().copy()).isEqualTo(VariableInfo.Copy.LIVE_ONLY);
            assertThat(cluster.pids()).hasSize(1).doesNotContain(before);
            assertThat(rc.ids()).containsExactly(0);
            assertThat(evaluateInt(e0, "f(10)")).isEqualTo(13);
            assertThat(cluster.add(1)).containsExactly(1);
            rc.waitForEngines(2, SECONDS);
            rc.view(1).put("b", 7);
            cluster.restart();
            assertThat(evaluateInt(e0, "f(20)")).isEqualTo(23);
            assertThat(evaluateInt(rc.view(1), "b")).isEqualTo(7);
        }
        List<ProcessHandle> processes = grid.processes();
        List<String> addresses = grid.addresses();
        assertThat(processes).hasSize(2);
        assertThat(cluster.log(0)).exists();
        assertThat(cluster.log(1)).exists();

        cluster.stop();

        StartedGrid.assertThatNothingIsLeft(home, processes, addresses);
    }

    @Test
    void whatATerminalSendsToItsProgramsDoesNotEndAnEngineAndSigtermDoesInGoodOrder() throws Exception {
        List<ProcessHandle> processes = grid.processes();
        List<String> addresses = grid.addresses();
        try (Client rc = Client.connect(grid.settings())) {
            AsyncResult<Integer> slow = rc.view(0).evaluate("sleep 1500; 42");
            awaitRunning(slow);

            for (String signal : List.of("HUP", "INT", "TSTP", "TERM")) {
                Signals.send(signal, processes.get(0).pid());
            }

            assertThat(slow.get()).isEqualTo(42);
        }
        StartedGrid.assertThatNothingIsLeft(home, processes, addresses);
    }

    @Test
    void statusTellsWhatAnEngineDoesAndInterruptEndsItForAnotherClient() {
        try (Client rc = Client.connect(grid.settings());
                Client other = Client.connect("default", grid.settings())) {
            rc.view(0).put("x", new double[1000]);
            rc.view(0).flush();
            AsyncResult<?> endless = rc.view(0).withLabel("endless one").execute("while (true) { }");
            AsyncResult<Integer> next = rc.view(0).evaluate("6 * 7");
            awaitRunning(endless);

            EngineStatus busy = await().atMost(SECONDS)
                    .until(
                            () -> other.status().get(0),
                            status -> status.activity()
                                    .map(EngineStatus.Activity::queued)
                                    .equals(Optional.of(1)));

            assertThat(busy.id()).isZero();
            assertThat(busy.state()).isEqualTo(EngineStatus.State.SERVING);
            assertThat(busy.pid()).isEqualTo(cluster.pids().get(0));
            EngineStatus.RunningTask task = busy.running().orElseThrow();
            assertThat(task.kind()).isEqualTo("execute");
            assertThat(task.label()).isEqualTo("endless one");
            assertThat(task.client())
                    .contains("process " + ProcessHandle.current().pid());
            assertThat(busy.activity().orElseThrow().namespace().variables()).isEqualTo(1);
            EngineStatus.Heap heap = busy.activity().orElseThrow().heap();
            assertThat(heap.used()).isPositive().isLessThan(heap.max());
            assertThat(heap.max()).isLessThan(HEAP_AT_MOST);

            assertThat(other.interrupt(0)).isEqualTo(InterruptOutcome.STOPPED);

            assertThatThrownBy(endless::get)
                    .isInstanceOf(TaskAbortedException.class)
                    .hasMessageContaining("interrupted by client process "
                            + ProcessHandle.current().pid());
            assertThat(next.get()).isEqualTo(42);
            assertThat(cluster.interrupt(0)).isEqualTo(InterruptOutcome.NOTHING_RAN);
            assertThat(cluster.status()
                            .get(0)
                            .activity()
                            .orElseThrow()
                            .namespace()
                            .copiedBytes()
                            .orElseThrow())
                    .isBetween(8000L, 9000L);
            assertThatThrownBy(() -> cluster.interrupt(7))
                    .isInstanceOf(NoSuchEngineException.class)
                    .hasMessageContaining("no engine 7");
        }
    }

    @Test
    void stoppingDeliversWhatIsQueuedAndAStoppedEngineIsListedUntilItIsRestarted() {
        cluster.add(1);
        try (Client rc = Client.connect(grid.settings())) {
            rc.waitForEngines(2, SECONDS);
            DirectView e1 = rc.view(1);
            e1.put("n", 1);
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                results.add(e1.evaluate("sleep 20; n++"));
            }

            cluster.stop(1);

            for (int i = 0; i < 20; i++) {
                assertThat(results.get(i).get()).isEqualTo(i + 1);
            }
            assertThat(cluster.status())
                    .extracting(EngineStatus::state)
                    .containsExactly(EngineStatus.State.SERVING, EngineStatus.State.STOPPED);
            assertThat(cluster.pids()).hasSize(1);
            cluster.restart(1);
            rc.waitForEngines(2, SECONDS);
            assertThat(evaluateInt(rc.view(1), "n")).isEqualTo(21);
            cluster.kill(1);
            await().atMost(SECONDS).until(() -> cluster.status().get(1).state() == EngineStatus.State.LOST);
        }
    }
}
