package org.cogrid.client.internal.cluster.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.cluster.grids.KnownGrids.State;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.grid.EngineEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody listens at the engine's address all the time: an engine that has ended leaves its port to the next one. */
class EndingTest {
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    @TempDir
    Path folder;

    private ConnectionFile file;
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        file = new ConnectionFile(folder.resolve("g.json"));
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    private String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private Ending ending(String host, ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        file.write(GridAccess.toNewGrid("g")
                .withMembers(
                        List.of(address()),
                        List.of(new MemberProcess(MemberAddress.of(address()), host, process.pid(), started))));
        return Ending.of(engine(process.pid()), file);
    }

    private EngineEntry engine(long pid) {
        return new EngineEntry(
                0,
                EngineEntry.State.SERVING,
                UUID.randomUUID(),
                UUID.randomUUID(),
                MemberAddress.of(address()),
                pid,
                Instant.EPOCH,
                17,
                "dev");
    }

    private static ProcessHandle dead() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.toHandle();
    }

    @Test
    void aProcessOfThisMachineThatHasEndedIsNotWaitedForThoughAnotherHasItsPort() throws Exception {
        Ending ending = ending(MachineName.ofProcesses(), dead());

        assertThat(ending.hasHappened()).isTrue();
        assertThat(ending.await(Duration.ZERO)).isTrue();
        assertThat(ending.ofProcess()).isCompleted();
        assertThat(ending.isAlive()).isFalse();
        assertThatCode(ending::kill).doesNotThrowAnyException();
    }

    @Test
    void aProcessThatEndsAfterItWasFoundIsNotWaitedForEither() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        Ending ending = ending(MachineName.ofProcesses(), process.toHandle());
        assertThat(ending.hasHappened()).isFalse();
        assertThat(ending.await(A_MOMENT)).isFalse();
        file.delete(); // it takes itself out of it

        ending.kill();

        assertThat(ending.await(Duration.ofSeconds(30))).isTrue();
        process.waitFor();
    }

    @Test
    void aProcessThatLivesOnAfterItsEngineHasLeftStaysKnown() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        Ending ending = ending(MachineName.ofProcesses(), process.toHandle());
        GridAccess grid = file.read();
        file.deleteForGood(); // by the engine, as the last of its grid

        assertThat(ending.await(A_MOMENT)).isFalse();

        assertThat(file.read()).isEqualTo(grid.withMembers(List.of(), grid.processes()));
        assertThat(new KnownGrids(new ConnectionDirectory(folder)).all())
                .extracting(KnownGrid::state)
                .containsExactly(State.NOT_LISTENING);
        ForcedEnd.of(file);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void onceItHasEndedItIsForgottenThoughTheGridGoesOn() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        Ending ending = ending(MachineName.ofProcesses(), process.toHandle());
        MemberProcess other = MemberProcess.current(MemberAddress.of("127.0.0.1:1"));
        GridAccess rest = file.read().withMembers(List.of("127.0.0.1:1"), List.of(other));
        file.write(rest);
        assertThat(ending.await(A_MOMENT)).isFalse();
        assertThat(file.read().living()).hasSize(2);

        process.destroyForcibly().waitFor();
        GridEnd.tidy(file);

        assertThat(file.read()).isEqualTo(rest);
    }

    @Test
    void anotherGridThatHasTheNameMeanwhileIsLeftAlone() throws Exception {
        Process process = new ProcessBuilder("sleep", "600").start();
        Ending ending = ending(MachineName.ofProcesses(), process.toHandle());
        GridAccess other = GridAccess.toNewGrid("g");
        file.write(other);

        assertThat(ending.await(A_MOMENT)).isFalse();

        assertThat(file.read()).isEqualTo(other);
        process.destroyForcibly().waitFor();
    }

    @Test
    void theEndOfAProcessElsewhereIsToldByItsPort() throws Exception {
        Ending ending = ending("another machine", dead());

        assertThat(ending.hasHappened()).isFalse();
        assertThat(ending.await(A_MOMENT)).isFalse();
        assertThat(ending.ofProcess()).isNotDone();
        assertThatThrownBy(ending::kill)
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("on another machine or not known");
        listener.close();
        assertThat(ending.hasHappened()).isTrue();
        assertThat(ending.await(A_MOMENT)).isTrue();
    }
}
