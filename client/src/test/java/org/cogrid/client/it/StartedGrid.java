package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.PortProbe;

/** A grid that outlives its launcher, in a folder of its own, with what is to be gone when it has ended. */
final class StartedGrid implements AutoCloseable {
    private final Settings settings;
    private final Cluster cluster;

    StartedGrid(Path home, ClusterOptions options) {
        this.settings = options.settings().orElseGet(Settings::load).with("cogrid.home", home.toString());
        this.cluster = Cluster.start(options.withSettings(settings));
    }

    Cluster cluster() {
        return cluster;
    }

    /** Those of programs whose folder of connection files is the grid's. */
    Settings settings() {
        return settings;
    }

    List<ProcessHandle> processes() {
        return processes(cluster);
    }

    static List<ProcessHandle> processes(Cluster cluster) {
        return cluster.pids().stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .toList();
    }

    List<String> addresses() {
        return new ConnectionFile(cluster.connectionFile()).read().addresses();
    }

    /** Neither processes, nor ports, nor files are left. */
    static void assertThatNothingIsLeft(Path home, List<ProcessHandle> processes, List<String> addresses) {
        assertThat(processes).isNotEmpty();
        await().atMost(Duration.ofSeconds(30)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(addresses)
                .isNotEmpty()
                .allSatisfy(address -> assertThat(PortProbe.probe(address, Duration.ofSeconds(1)))
                        .isEqualTo(PortProbe.Answer.CLOSED));
        assertThat(files(home)).isEmpty();
    }

    static List<Path> files(Path home) {
        try (Stream<Path> files = Files.walk(home).filter(Files::isRegularFile)) {
            return files.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Also when a test has failed, no process may be left. */
    @Override
    public void close() {
        if (Files.exists(cluster.connectionFile())) {
            cluster.kill();
        }
        cluster.close();
    }
}
