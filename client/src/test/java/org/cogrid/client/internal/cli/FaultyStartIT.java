package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts that can't succeed, that are broken off, and what killed grids leave. */
class FaultyStartIT {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private CommandRun start(String... words) throws Exception {
        environment.putIfAbsent("COGRID_HOME", home().toString());
        return CommandRun.start(folder, environment, words);
    }

    private CommandRun.Told cogrid(String... words) throws Exception {
        return start(words).told();
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** Processes that name this test's folder in their arguments. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.contains(home().toString())))
                .toList();
    }

    private void assertThatNothingIsLeft() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> processes().isEmpty());
        assertThat(FilesOf.folder(home())).isEmpty();
        assertThat(home().resolve("logs")).doesNotExist();
    }

    @Test
    void anEngineThatDiesWhileStartingShowsTheEndOfItsLog() throws Exception {
        CommandRun.Told told = cogrid("start", "-n", "1", "--jvm-args=--no-such-option");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("did not start", "Unrecognized option: --no-such-option");
        assertThatNothingIsLeft();
    }

    @Test
    void aTakenPortRangeIsToldWithItsSettings() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("COGRID_PORT", String.valueOf(taken.getLocalPort()));
            environment.put("COGRID_PORT_COUNT", "1");

            CommandRun.Told told = cogrid("start", "-n", "1");

            assertThat(told.code()).isEqualTo(1);
            assertThat(told.err())
                    .contains(String.valueOf(taken.getLocalPort()), "cogrid.port")
                    .contains("Caused by: java.net.BindException")
                    .doesNotContain("\tat ");
        }
        assertThatNothingIsLeft();
    }

    @Test
    void aHomeThatCannotBeWrittenIsTold() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        environment.put("COGRID_HOME", file.resolve("home").toString());

        CommandRun.Told told = cogrid("start", "-n", "1");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains(file.toString(), "cogrid.home");
        assertThat(processes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bind=0.0.0.0", "--join=192.0.2.1:15701"})
    void whatOtherMachinesCanReachIsRefusedWithTheReason(String option) throws Exception {
        CommandRun.Told told = cogrid("start", "-n", "1", option);

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("no loopback address", "do not span machines yet");
        assertThatNothingIsLeft();
    }

    @Test
    void ctrlCWhileEnginesStartLeavesNone() throws Exception {
        CommandRun run = start("start", "-n", "2");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> FilesOf.folder(home()).stream()
                        .anyMatch(file -> file.getFileName().toString().startsWith("engine-starting-")));

        run.interrupt();

        assertThat(run.told().code()).isEqualTo(130);
        assertThatNothingIsLeft();
    }

    @Test
    void ctrlCBeforeTheOldEngineLeavesUndoesARestart() throws Exception {
        cogrid("start", "-n", "1");
        List<ProcessHandle> old = processes();
        try (FileChannel lock = FileChannel.open(home().resolve("default.json.lock"), StandardOpenOption.WRITE)) {
            lock.lock(); // keeps the new engine from joining
            CommandRun run = start("restart", "0");
            await().atMost(Duration.ofSeconds(60)).until(() -> processes().size() == 2);

            run.interrupt();

            assertThat(run.told().code()).isEqualTo(130);
            await().atMost(Duration.ofSeconds(30)).until(() -> processes().equals(old));
        }
        assertThat(cogrid("exec", "6 * 7").out()).isEqualTo("42\n");
        cogrid("stop");
        assertThatNothingIsLeft();
    }

    @Test
    void enginesInTheForegroundEndWithTheCommand() throws Exception {
        CommandRun run = start("start", "-n", "1", "--foreground", "--name", "front");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> run.outputSoFar().contains("The grid 'front' has 1 engine: 0"));

        run.interrupt();

        assertThat(run.told().code()).isEqualTo(130);
        assertThatNothingIsLeft();
    }

    @Test
    void anEngineOfItsOwnStopsInGoodOrderWhenToldTo() throws Exception {
        CommandRun run = start("engine", "--name", "own");
        await().atMost(Duration.ofSeconds(60)).until(() -> run.outputSoFar().startsWith("COGRID ENGINE 0 127.0.0.1:"));

        run.process().toHandle().destroy();

        assertThat(run.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.told().code()).isEqualTo(143);
        assertThatNothingIsLeft();
    }

    @Test
    void aGridThatNoLongerListensIsStoppedByForce() throws Exception {
        Process hanging = new ProcessBuilder("sleep", "600").start();
        MemberProcess member = new MemberProcess(
                MemberAddress.of("127.0.0.1:1"),
                MachineName.ofProcesses(),
                hanging.pid(),
                hanging.info().startInstant().orElseThrow());
        new ConnectionFile(home().resolve("silent.json"))
                .write(GridAccess.toNewGrid("silent").withMembers(List.of("127.0.0.1:1"), List.of(member)));

        assertThat(cogrid("list").out()).contains("silent", "not listening");
        CommandRun.Told all = cogrid("stop", "--all");
        assertThat(all.code()).isEqualTo(1);
        assertThat(all.err()).contains("'silent'", "cogrid stop --force");
        assertThat(cogrid("stop", "--force")).isEqualTo(new CommandRun.Told(0, "The grid 'silent' is stopped\n", ""));

        await().until(() -> !hanging.isAlive()); // this JVM hears of it by a thread of its own
        assertThat(cogrid("stop", "--force", "--name", "silent").err()).contains("There is no connection file");
        assertThatNothingIsLeft();
    }

    @Test
    void theFileOfAKilledGridIsToldAndCleaned() throws Exception {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> addresses = new ArrayList<>(List.of("127.0.0.1:" + closed.getLocalPort()));
            closed.close();
            GridAccess dead = GridAccess.toNewGrid("dead");
            new ConnectionFile(home().resolve("dead.json")).write(dead.withMembers(addresses, List.of()));
        }

        Path logs = Files.createDirectories(home().resolve("logs/dead"));
        Files.writeString(logs.resolve("engine-3.log"), "its last words\n");

        assertThat(cogrid("list").out()).contains("dead", "stale");
        assertThat(cogrid("logs").out()).isEqualTo("its last words\n");
        CommandRun.Told exec = cogrid("exec", "--name", "dead", "1");
        assertThat(exec.code()).isEqualTo(1);
        assertThat(exec.err()).contains("the grid has ended");
        assertThat(cogrid("status").out()).contains("cogrid clean");
        assertThat(cogrid("clean").out()).isEqualTo("Cleaned up after dead\n");
        assertThatNothingIsLeft();
    }
}
