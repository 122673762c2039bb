package org.cogrid.client.internal.cluster.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.cogrid.client.internal.cluster.end.ForcedEnd;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.cluster.grids.KnownGrids.State;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownGridsTest {
    private static final String NOBODY = "127.0.0.1:1";

    @TempDir
    Path home;

    private ConnectionDirectory directory() {
        return new ConnectionDirectory(home);
    }

    private KnownGrids grids() {
        return new KnownGrids(directory());
    }

    private void write(String name, String address, MemberProcess... processes) {
        directory().file(name).write(GridAccess.toNewGrid(name).withMembers(List.of(address), List.of(processes)));
    }

    private Path logOf(String name, Instant modified) throws IOException {
        Path folder = Files.createDirectories(home.resolve("logs").resolve(name));
        Path log = Files.writeString(folder.resolve("engine-0.log"), "x");
        Files.setLastModifiedTime(folder, FileTime.from(modified));
        return log;
    }

    @Test
    void runningStaleHangingAndDamagedGridsAreToldApart() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            write("running", "127.0.0.1:" + listening.getLocalPort());
            write("stale", NOBODY);
            write("silent", NOBODY, MemberProcess.current(MemberAddress.of(NOBODY)));
            Files.writeString(home.resolve("torn.json"), "{");

            assertThat(grids().all())
                    .extracting(KnownGrid::name, KnownGrid::state)
                    .containsExactly(
                            tuple("running", State.RUNNING),
                            tuple("silent", State.NOT_LISTENING),
                            tuple("stale", State.STALE),
                            tuple("torn", State.DAMAGED));
        }
    }

    /** Such as a development server that was given the port. */
    @Test
    void aDeadGridWhosePortAnotherProgramHasIsStaleAndCanBeRemoved() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + other.getLocalPort();
            Process dead = new ProcessBuilder("true").start();
            dead.waitFor();
            String host = MemberProcess.current(MemberAddress.of(address)).host();
            MemberProcess member = new MemberProcess(MemberAddress.of(address), host, dead.pid(), Instant.now());
            write("cleaned", address, member);
            write("killed", address, member);
            write("unknown", address);

            assertThat(grids().all())
                    .extracting(KnownGrid::name, KnownGrid::state)
                    .containsExactly(
                            tuple("cleaned", State.STALE),
                            tuple("killed", State.STALE),
                            tuple("unknown", State.RUNNING));

            ForcedEnd.of(directory().file("killed"));
            assertThatThrownBy(() -> ForcedEnd.of(directory().file("unknown")))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("could not be removed: a process listens at [" + address + "]");
            assertThat(grids().clean()).containsExactly("cleaned");
            assertThat(directory().names()).containsExactly("unknown");
        }
    }

    /** Their processes have the same numbers. */
    @Test
    void aMemberInAnotherContainerIsNotTakenForAProcessOfThisOne() {
        MemberProcess own = MemberProcess.current(MemberAddress.of(NOBODY));
        MemberProcess other =
                new MemberProcess(MemberAddress.of(NOBODY), own.host() + "/pid:[4026532001]", own.pid(), own.started());

        assertThat(other.find()).isEmpty();
        assertThat(other.hasEnded()).isFalse();
        assertThat(GridAccess.toNewGrid("pod")
                        .withMembers(List.of(NOBODY), List.of(other))
                        .usableAddresses())
                .containsExactly(NOBODY);
    }

    @Test
    void cleaningRemovesWhatDeadGridsLeftAndNothingElse() throws IOException {
        write("stale", NOBODY);
        Path stale = logOf("stale", Instant.now());
        Path crashed = logOf("crashed", Instant.EPOCH);
        Path starting = logOf("starting", Instant.now());
        write("silent", NOBODY, MemberProcess.current(MemberAddress.of(NOBODY)));
        Files.writeString(home.resolve("torn.json"), "{");
        Files.createFile(home.resolve("gone.json.lock"));

        assertThat(grids().clean()).containsExactly("crashed", "gone", "stale");

        assertThat(directory().names()).containsExactly("silent", "torn");
        assertThat(stale.getParent()).doesNotExist();
        assertThat(crashed.getParent()).doesNotExist();
        assertThat(starting).exists();
        assertThat(home.resolve("gone.json.lock")).doesNotExist();
        assertThat(home.resolve("stale.json.lock")).doesNotExist();
    }

    @Test
    void aProcessOfTheSameNumberThatStartedAtAnotherTimeIsAnother() {
        MemberProcess own = MemberProcess.current(MemberAddress.of(NOBODY));
        MemberProcess earlier = new MemberProcess(
                MemberAddress.of(NOBODY), own.host(), own.pid(), own.started().minusSeconds(3600));
        MemberProcess elsewhere =
                new MemberProcess(MemberAddress.of(NOBODY), own.host() + "-2", own.pid(), own.started());

        assertThat(own.find()).contains(ProcessHandle.current());
        assertThat(earlier.find()).isEmpty();
        assertThat(elsewhere.find()).isEmpty();
    }
}
