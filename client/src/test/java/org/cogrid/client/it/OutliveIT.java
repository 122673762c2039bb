package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.internal.grid.ProgramRun;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that outlive the programs that started them, from other programs. */
class OutliveIT {
    @TempDir
    Path home;

    @AfterEach
    void end() {
        if (Files.exists(file().path())) {
            Cluster.attach("default", settings()).kill();
        }
    }

    private Settings settings() {
        return Settings.load().with("cogrid.home", home.toString());
    }

    private ClusterOptions engines(int count) {
        return ClusterOptions.engines(count).withSettings(settings());
    }

    private ConnectionFile file() {
        return new ConnectionFile(home.resolve("default.json"));
    }

    private ProgramRun starter() throws Exception {
        return ProgramRun.ofTestClass(home, StartingProgram.class);
    }

    @Test
    void twoProgramsThatStartAGridAtOnceMakeOneAndItSurvivesTheirDeaths() throws Exception {
        ProgramRun first = starter();
        ProgramRun second = starter();
        assertThat(first.line()).startsWith("started [");
        assertThat(second.line()).startsWith("started [");

        first.process().destroyForcibly().waitFor(); // as kill -9 would
        second.process().getOutputStream().close(); // it ends by itself
        assertThat(second.process().waitFor()).isZero();

        try (Cluster cluster = Cluster.attach("default", settings());
                Client rc = cluster.connect()) {
            assertThat(rc.ids()).containsExactly(0, 1);
            assertThat(rc.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
            assertThat(rc.view(1).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
            assertThat(cluster.log(0)).exists();
            assertThat(cluster.log(1)).exists();
            List<ProcessHandle> processes = StartedGrid.processes(cluster);
            List<String> addresses = file().read().addresses();
            rc.close();
            cluster.stop();
            Files.delete(first.errorFile());
            Files.delete(second.errorFile());
            StartedGrid.assertThatNothingIsLeft(home, processes, addresses);
        }
    }

    @Test
    void enginesThatSomebodyElseHasRestartedOutliveTheProgramThatStartedThem() {
        try (Cluster local = Cluster.local(engines(1).named("default"));
                Cluster attached = Cluster.attach("default", settings())) {
            attached.rekey();
            assertThat(attached.pids()).doesNotContainAnyElementsOf(local.pids());
        }

        try (Cluster attached = Cluster.attach("default", settings());
                Client rc = attached.connect()) {
            assertThat(rc.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
        }
    }

    @Test
    void anEngineThatDiesWhileStartingShowsItsLogAndLeavesNothing() {
        assertThatThrownBy(() -> Cluster.start(engines(2).withJvmArguments("-XX:NoSuchOption=1")))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("it ended with exit code 1. Its log ends with:")
                .hasMessageContaining("Unrecognized VM option 'NoSuchOption=1'");

        assertThat(StartedGrid.files(home)).isEmpty();
        assertThat(home.resolve("logs/default")).doesNotExist();
    }

    @Test
    void whereNoPortIsFreeTheErrorSaysWhichWereTried() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path settings = Files.writeString(
                    home.resolve("own.properties"),
                    "cogrid.port = " + taken.getLocalPort() + "\ncogrid.port-count = 1\n");

            assertThatThrownBy(() -> Cluster.start(ClusterOptions.engines(1)
                            .withSettings(Settings.load(settings).with("cogrid.home", home.toString()))))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageContaining("a port from " + taken.getLocalPort() + " to " + taken.getLocalPort())
                    .hasMessageContaining("cogrid.port-count");
            assertThat(StartedGrid.files(home)).containsExactly(settings);
        }
    }

    @Test
    void aGridOfAnotherVersionIsRefusedNamingBoth() {
        GridAccess ours = GridAccess.toNewGrid("default");
        try (ServerSocket grid = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            file().write(new GridAccess(
                    ours.name(),
                    ours.cluster(),
                    ours.key(),
                    List.of("127.0.0.1:" + grid.getLocalPort()),
                    List.of(),
                    ours.started(),
                    "0.0.7"));

            for (ThrowingStart start :
                    List.<ThrowingStart>of(() -> Client.connect(settings()), () -> Cluster.start(engines(1)))) {
                assertThatThrownBy(start::run)
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("is of Cogrid 0.0.7, but this program is of Cogrid " + ours.version())
                        .hasMessageContaining("start it again");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        file().deleteForGood();
    }

    private interface ThrowingStart {
        Object run();
    }

    @Test
    void anEngineElsewhereJoinsOverLoopbackAndBothConnectionFilesListBoth(@TempDir Path elsewhere) throws Exception {
        try (Cluster here = Cluster.start(engines(1).withHeap("200m"))) {
            String first = file().read().addresses().get(0);
            Files.copy(file().path(), elsewhere.resolve("default.json"), StandardCopyOption.COPY_ATTRIBUTES);

            Cluster there = Cluster.start(ClusterOptions.engines(1)
                    .withSettings(Settings.load().with("cogrid.home", elsewhere.toString()))
                    .bindingTo("127.0.0.2")
                    .joining(first));

            assertThat(there.log(1)).startsWith(elsewhere);
            ConnectionFile copy = new ConnectionFile(elsewhere.resolve("default.json"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> file().read().addresses().size() == 2
                            && file().read().processes().size() == 2);
            assertThat(copy.read().addresses())
                    .containsExactlyInAnyOrderElementsOf(file().read().addresses())
                    .anyMatch(address -> address.startsWith("127.0.0.2:"));
            try (Client rc = here.connect()) {
                assertThat(rc.ids()).containsExactly(0, 1);
                assertThat(rc.view(1).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
            }
            here.stop();
            assertThat(StartedGrid.files(home)).isEmpty();
            there.close();
        }
        try (Stream<Path> files = Files.walk(elsewhere).filter(Files::isRegularFile)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anAddressThatOthersReachIsRefusedWithTheReason() {
        assertThatThrownBy(() -> ClusterOptions.engines(1).bindingTo("0.0.0.0"))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("grids do not span machines yet");
        assertThatThrownBy(() -> ClusterOptions.engines(1).joining("192.0.2.1:15701"))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("192.0.2.1");
    }
}
