package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.jr.ob.JSON;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.access.PortProbe;
import org.cogrid.core.internal.access.ProcessLife;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid from its start to its stop, by commands alone. It is made by two starts at once. */
class GridCommandsIT {
    @TempDir
    static Path home;

    private static CommandRun start(String... words) throws Exception {
        return CommandRun.start(
                home, Map.of("COGRID_HOME", home.resolve("grids").toString()), words);
    }

    private static CommandRun.Told cogrid(String... words) throws Exception {
        return start(words).told();
    }

    private static GridAccess access() {
        return new ConnectionFile(home.resolve("grids/default.json")).read();
    }

    @BeforeAll
    static void startTwiceAtOnce() throws Exception {
        CommandRun one = CommandRun.start(
                home,
                Map.of("COGRID_HOME", home.resolve("grids").toString(), "LC_ALL", "C"),
                "start",
                "-n",
                "1",
                "--heap",
                "256m");
        CommandRun other = start("start", "-n", "1", "--heap", "256m");

        assertThat(one.told().err()).isEmpty();
        assertThat(other.told().err()).isEmpty();
        assertThat(cogrid("exec", "x = 1; null")).isEqualTo(new CommandRun.Told(0, "", ""));
        assertThat(access().addresses()).hasSize(2);
    }

    @AfterAll
    static void stopLeavesNothing() throws Exception {
        List<MemberProcess> processes = access().processes();
        List<String> addresses = access().addresses();
        List<ProcessHandle> alive =
                processes.stream().flatMap(process -> process.find().stream()).toList();
        assertThat(alive).hasSameSizeAs(addresses);

        CommandRun.Told told = cogrid("stop");

        assertThat(told).isEqualTo(new CommandRun.Told(0, "The grid 'default' is stopped\n", ""));
        assertThat(alive).noneMatch(ProcessLife::isAlive);
        assertThat(addresses)
                .allMatch(address -> PortProbe.probe(address, Duration.ofSeconds(1)) == PortProbe.Answer.CLOSED);
        assertThat(FilesOf.folder(home.resolve("grids"))).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> engines() throws Exception {
        CommandRun.Told told = cogrid("status", "-o", "json");
        assertThat(told.code()).as(told.err()).isZero();
        Map<String, Object> all = JSON.std.mapFrom(told.out());
        Map<String, Object> grid = ((List<Map<String, Object>>) all.get("grids")).get(0);
        assertThat(grid).containsEntry("name", "default").containsEntry("state", "running");
        return (List<Map<String, Object>>) grid.get("engines");
    }

    @Test
    void statusTellsPeopleAndProgramsTheSame() throws Exception {
        List<Map<String, Object>> engines = engines();
        CommandRun.Told table = cogrid("status");

        assertThat(engines)
                .hasSize(2)
                .allSatisfy(engine -> assertThat(engine)
                        .containsEntry("state", "serving")
                        .containsEntry("queued", 0)
                        .containsEntry("running", null)
                        .containsKeys("host", "uptimeMillis", "cpuLoad", "namespaceBytes"));
        assertThat(table.out()).startsWith("grid default: running, started ");
        assertThat(table.out().lines().skip(1).findFirst().orElseThrow()).contains("engine", "queue", "namespace");
        assertThat(engines)
                .allSatisfy(engine -> assertThat(table.out())
                        .contains(
                                engine.get("pid").toString(),
                                engine.get("address").toString()));
        assertThat(cogrid("list").out()).contains("grid ", "default", "running");
    }

    @Test
    void whatAnEngineRunsIsShownAndCanBeEndedByAnyone() throws Exception {
        CommandRun busy = start("exec", "--targets", "1", "println 'on'; while (true) { }");
        await().atMost(Duration.ofSeconds(60)).until(() -> busy.outputSoFar().contains("on"));

        assertThat(engines().get(1).get("running").toString()).contains("kind=execute", "runningMillis=");
        CommandRun.Told told = cogrid("interrupt", "1");

        assertThat(told.code()).isZero();
        assertThat(told.err()).isEmpty();
        assertThat(told.out())
                .matches(
                        "engine 1: its task \\(execute of client process \\d+ .*, [\\d.]+ (m?s|min .*)\\) is stopped\n");
        assertThat(busy.told().code()).isEqualTo(1);
        assertThat(busy.told().err()).containsPattern("interrupted by client process \\d+ \\(cogrid interrupt\\) on ");
    }

    @Test
    void aRestartedEngineKeepsItsNamespaceAndWhatItCanNotKeepIsNamed() throws Exception {
        Object pid = engines().get(0).get("pid");
        assertThat(cogrid("exec", "--targets", "0", "kept = [1, 2]; def f(x) { x * 2 }; null")
                        .code())
                .isZero();

        assertThat(cogrid("restart", "0").out()).isEqualTo("Engine 0 serves again\n");

        assertThat(cogrid("exec", "--targets", "0", "f(kept.sum())").out()).isEqualTo("6\n");
        assertThat(engines().get(0).get("pid")).isNotEqualTo(pid);

        assertThat(cogrid("stop", "0").code()).isZero();
        assertThat(cogrid("exec", "--targets", "0", "1").err())
                .contains("engine 0 is stopped: cogrid restart 0 brings it back");
        assertThat(cogrid("restart", "0").out()).isEqualTo("Engine 0 serves again\n");
        assertThat(cogrid("exec", "--targets", "0", "f(kept.sum())").out()).isEqualTo("6\n");

        cogrid("exec", "--targets", "0", "thread = new Thread(); socket = new Socket(); null");
        assertThat(cogrid("restart", "0").out())
                .isEqualTo("Engine 0 serves again; lost, as the grid had no copy of them: socket, thread\n");
    }

    @Test
    void aNewKeyIsMadeUnlessThatLosesSomething() throws Exception {
        GridAccess before = access();
        cogrid("exec", "--targets", "0", "kept = 5; server = new ServerSocket(); null");

        CommandRun.Told told = cogrid("rekey");
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out())
                .startsWith("Engine 0 would lose, as the grid has no copy of ")
                .contains("server");
        assertThat(told.err()).contains("nothing was changed").contains("cogrid rekey --yes");
        assertThat(access()).isEqualTo(before);

        assertThat(cogrid("rekey", "--yes").out())
                .startsWith("Engine 0 serves again; lost, as the grid had no copy of ")
                .contains("server", "\nEngine 1 serves again\n")
                .contains("The grid 'default' has a new key: " + home.resolve("grids/default.json"));
        assertThat(access().key()).isNotEqualTo(before.key());
        assertThat(cogrid("exec", "--targets", "0", "kept").out()).isEqualTo("5\n");
        assertThat(cogrid("rekey").code()).isZero(); // what is lost already is no reason to ask
        assertThat(cogrid("exec", "--targets", "0", "org.cogrid.core.Engine.current().globals().remove('server'); null")
                        .code())
                .isZero();
    }

    @Test
    void logsCanBeReadAndFollowed() throws Exception {
        CommandRun follow = start("logs", "--follow");
        String late = "Thread.start { sleep 2000; println 'late from ' + System.getProperty('user.name') }; null";

        assertThat(cogrid("exec", late)).isEqualTo(new CommandRun.Told(0, "", "")); // nobody is to hear it but the log
        await().atMost(Duration.ofSeconds(60))
                .until(() -> follow.outputSoFar().contains("[0] late from ")
                        && follow.outputSoFar().contains("[1] late from "));
        follow.interrupt();
        assertThat(follow.told().code()).isEqualTo(130);
        assertThat(cogrid("logs", "1").out()).contains("late from ").doesNotContain("[1] ");
        assertThat(cogrid("logs", "9").err()).contains("There is no log of engine 9");
    }

    @Test
    void healthIsAnExitCode() throws Exception {
        assertThat(cogrid("health", "--ready", "--here")).isEqualTo(new CommandRun.Told(0, "2 engines serving\n", ""));
        assertThat(cogrid("health", "--name", "none").code()).isEqualTo(1);
    }

    /** As where the folder of connection files is another one. */
    @Test
    void everyCommandFindsTheGridOfAConnectionFileThatASettingOrAnOptionNames() throws Exception {
        String file = home.resolve("grids/default.json").toString();
        Map<String, String> byVariable =
                Map.of("COGRID_HOME", home.resolve("empty").toString(), "COGRID_CONNECTION", file);
        Map<String, String> byOption =
                Map.of("COGRID_HOME", home.resolve("empty").toString());

        for (String command : List.of("status", "list", "health", "interrupt", "logs")) {
            assertThat(CommandRun.start(home, byVariable, command).told())
                    .as(command)
                    .satisfies(told -> assertThat(told.code()).as(told.err()).isZero())
                    .satisfies(told -> assertThat(told.out()).doesNotContain("No grid runs"));
        }
        assertThat(CommandRun.start(home, byOption, "status", "--name", file)
                        .told()
                        .out())
                .contains("grid default: running", "serving");
        assertThat(CommandRun.start(home, byOption, "status", "--name", file + "x")
                        .told()
                        .err())
                .contains("There is no connection file " + file + "x");
    }

    /** As in most containers, where no locale is set. */
    @Test
    void textsAndFileNamesAreUtf8AlsoWhereTheLocaleKnowsOnlyAscii() throws Exception {
        Map<String, String> ascii =
                Map.of("COGRID_HOME", home.resolve("grids").toString(), "LC_ALL", "C", "LANG", "", "LC_CTYPE", "");
        Path written = home.resolve("é漢.txt");
        Files.writeString(home.resolve("ünï.groovy"), "println args[0]");

        CommandRun.Told told = CommandRun.start(
                        home, ascii, "exec", "--targets", "0", "new File('" + written + "').text = 'ü'; '漢'")
                .told();

        assertThat(told).isEqualTo(new CommandRun.Told(0, "漢\n", ""));
        assertThat(CommandRun.start(home, ascii, "run", "ünï.groovy", "é").told())
                .isEqualTo(new CommandRun.Told(0, "é\n", ""));
    }

    @Test
    void commandsAskForANameWhenSeveralGridsRunAndNoneIsTheDefault() throws Exception {
        Path others = home.resolve("others");
        GridAccess access = access();
        for (String name : List.of("blue", "red")) {
            new ConnectionFile(others.resolve(name + ".json"))
                    .write(new GridAccess(
                            name,
                            access.cluster(),
                            access.key(),
                            access.addresses(),
                            List.of(),
                            access.started(),
                            access.version()));
        }

        CommandRun.Told told = CommandRun.start(home, Map.of("COGRID_HOME", others.toString()), "exec", "1")
                .told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("[blue, red]", "--name");
        Files.delete(others.resolve("blue.json"));
        assertThat(CommandRun.start(home, Map.of("COGRID_HOME", others.toString()), "exec", "1")
                        .told()
                        .code())
                .isZero();
    }
}
