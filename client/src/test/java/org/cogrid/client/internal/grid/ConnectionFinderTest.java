package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cogrid.config.GridSettings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFinderTest {
    @TempDir
    Path home;

    private final List<ServerSocket> listening = new ArrayList<>();
    private String closed;

    @BeforeEach
    void closeAPort() throws IOException {
        try (ServerSocket soonClosed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            closed = "127.0.0.1:" + soonClosed.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws IOException {
        for (ServerSocket socket : listening) {
            socket.close();
        }
    }

    private ConnectionFinder finder(String connection) {
        return new ConnectionFinder(new GridSettings(
                home,
                home.resolve("cache"),
                Optional.ofNullable(connection),
                "127.0.0.1",
                Optional.empty(),
                List.of(),
                new GridSettings.PortRange(15701, 1),
                Duration.ofSeconds(60),
                false));
    }

    private GridAccess running(String name) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.add(socket);
        return grid(name, "127.0.0.1:" + socket.getLocalPort());
    }

    private GridAccess grid(String name, String address) {
        GridAccess access = GridAccess.toNewGrid(name).withMembers(List.of(address), List.of());
        new ConnectionDirectory(home).file(name).write(access);
        return access;
    }

    @Test
    void theOnlyGridThatRunsIsFound() throws IOException {
        grid("ended", closed);
        GridAccess only = running("only");

        assertThat(finder(null).find().access()).isEqualTo(only);
    }

    /** The working directory is that of the build, so its file is made there. */
    @Test
    void aFileThatHasTheNameOfAGridIsTakenForItsConnectionOnlyIfItIsOne() throws IOException {
        String name = "grid-and-file-" + ProcessHandle.current().pid();
        Path file = Path.of(name);
        Files.writeString(file, "somebody's notes");
        try {
            assertThatThrownBy(() -> finder(null).find(name))
                    .hasMessageContaining("There is no grid named '" + name)
                    .hasMessageContaining("the file " + name + " here is no connection file");
            GridAccess named = running(name);
            assertThat(finder(null).find(name).access()).isEqualTo(named);

            GridAccess other = running("other");
            new ConnectionFile(file).write(other);
            assertThat(finder(null).find(name).access().addresses()).isEqualTo(other.addresses());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void amongSeveralTheDefaultIsFound() throws IOException {
        running("other");
        GridAccess theDefault = running("default");

        assertThat(finder(null).find().access()).isEqualTo(theDefault);
    }

    @Test
    void amongSeveralWithoutADefaultTheNamesAreListed() throws IOException {
        running("one");
        running("two");

        assertThatThrownBy(() -> finder(null).find())
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("[one, two]")
                .hasMessageContaining("COGRID_CONNECTION");
    }

    @Test
    void theSettingNamesAGridOrAFile() throws IOException {
        GridAccess one = running("one");
        running("default");

        assertThat(finder("one").find().access()).isEqualTo(one);
        assertThat(finder(home.resolve("one.json").toString()).find().access()).isEqualTo(one);
    }

    @Test
    void whereNothingRunsTheErrorSaysWhereItLookedAndHowToStart() {
        assertThatThrownBy(() -> finder(null).find())
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("in " + home + ", where there are none")
                .hasMessageContaining("Cluster.start");
        assertThatThrownBy(() -> finder("mine").find())
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("no grid named 'mine'");
    }

    @Test
    void aKilledGridWhosePortALaterGridTookIsNotTakenForARunningOne() throws IOException {
        GridAccess later = running("later");
        grid("killed", later.addresses().get(0));
        Path killed = home.resolve("killed.json");
        Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(finder(null).find().access()).isEqualTo(later);
        assertThatThrownBy(() -> finder("killed").find())
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining(killed.toString())
                .hasMessageContaining("it has ended");
    }

    @Test
    void aGridThatHasEndedIsToldFromOneThatNeverWas() {
        grid("ended", closed);

        assertThatThrownBy(() -> finder("ended").find())
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("No grid listens at [" + closed + "]");
    }

    @Test
    void aDamagedFileDoesNotHideAGridThatRuns() throws IOException {
        GridAccess one = running("one");
        Files.writeString(home.resolve("broken.json"), "{");

        assertThat(finder(null).find().access()).isEqualTo(one);
    }

    @Test
    void whereOnlyADamagedFileIsItIsNamed() throws IOException {
        Files.writeString(home.resolve("broken.json"), "{");

        assertThatThrownBy(() -> finder(null).find()).hasMessageContaining("broken.json");
    }
}
