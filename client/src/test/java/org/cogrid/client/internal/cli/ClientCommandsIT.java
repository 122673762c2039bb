package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.TaskStatus;
import org.junit.jupiter.api.Test;

/** Commands that use a grid, as a user calls them. */
class ClientCommandsIT extends CommandsBesideGrid {
    @Test
    void aTextRunsOnAllEnginesAndItsLinesTellWhich() throws Exception {
        CommandRun.Told told = cogrid("exec", "println 'hello'; System.err.print 'oh'; 40 + 2");

        assertThat(told.err().lines()).containsExactlyInAnyOrder("[0] oh", "[1] oh");
        assertThat(told.out().lines())
                .containsExactlyInAnyOrder("[0] hello", "[1] hello", "[0, 1] 42")
                .endsWith("[0, 1] 42");
        assertThat(told.code()).isZero();
    }

    @Test
    void oneEnginesOutputIsLeftAsItIsAndArrivesMeanwhile() throws Exception {
        CommandRun run =
                start("exec", "--targets", "1", "println 'begun'; while (!binding.hasVariable('go')) sleep 20; null");
        await().atMost(Duration.ofSeconds(60)).until(() -> run.outputSoFar().equals("begun\n"));
        run.interrupt();

        assertThat(run.told().code()).isEqualTo(130);
        assertThat(GRID.e1().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2); // cancelled there, too
    }

    @Test
    void aFailureOnOneEngineIsToldWithItsLineAndFailsTheCommand() throws Exception {
        GRID.e0().put("n", 1);
        GRID.e1().put("n", 0);

        CommandRun.Told told = cogrid("exec", "x = 3\nx.intdiv(n)");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).isEqualTo("[0] 3\n");
        assertThat(told.err())
                .startsWith("[1] ")
                .contains("ArithmeticException", "(execute.groovy:2)")
                .hasLineCount(1);
    }

    @Test
    void theWholeStackOfAFailureOnAnEngineIsToldToWhoAsksForIt() throws Exception {
        CommandRun.Told told =
                cogrid("exec", "--stacktrace", "--targets", "0", "def f() { throw new Exception('deep') }\nf()");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .contains("java.lang.Exception: deep", "(execute.groovy:1)", "(execute.groovy:2)")
                .doesNotContain("called from", "picocli");
    }

    @Test
    void anEngineThatIsNotThereIsAFailureBeforeAnythingRuns() throws Exception {
        CommandRun.Told told = cogrid("exec", "--targets", "0,7", "println 'no'");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("there is no engine 7 in this grid; there are [0, 1]");
    }

    @Test
    void whoseOutputNobodyReadsAnyMoreEndsItsTaskAndIsQuiet() throws Exception {
        CommandRun.Told told = shell(
                "{ \"$0\" exec --targets 0 \"$1\"; echo exit code $? >&2; } | head -1",
                "while (true) { println 'more'; Thread.sleep(1) }");

        assertThat(told).isEqualTo(new CommandRun.Told(0, "more\n", "exit code 141\n"));
        assertThat(GRID.e0().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2); // cancelled there, too
    }

    @Test
    void aProgramWhoseOutputNobodyReadsIsToldSoWhenItSendsMore() throws Exception {
        file("on.groovy", """
                def e0 = rc[0]
                Runtime.runtime.addShutdownHook(new Thread({
                    try { e0.applySync { 1 } } catch (e) { new File('why').text = e.message }
                }))
                while (true) { println e0.applySync { 42 } }
                """);

        CommandRun.Told told = shell("{ \"$0\" run on.groovy; echo exit code $? >&2; } | head -1");

        assertThat(told).isEqualTo(new CommandRun.Told(0, "42\n", "exit code 141\n"));
        assertThat(folder.resolve("why"))
                .hasContent("nothing was sent: this program is being ended, as nobody reads its output any more");
    }

    @Test
    void outputThatTheDiskHasNoRoomForFailsTheCommand() throws Exception {
        CommandRun.Told told = shell("\"$0\" list > /dev/full");

        assertThat(told)
                .isEqualTo(new CommandRun.Told(1, "", "cogrid: cannot write the output: No space left on device\n"));
    }

    private CommandRun.Told shell(String text, String... words) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-c", text, CommandRun.COGRID.toString()));
        arguments.addAll(List.of(words));
        return CommandRun.start(
                        Path.of("/bin/sh"),
                        folder,
                        Map.of(
                                "COGRID_CONNECTION",
                                GRID.cluster().connectionFile().toString()),
                        arguments.toArray(String[]::new))
                .told();
    }

    @Test
    void aScriptThatClosesItsOutputGoesOn() throws Exception {
        file("quiet.groovy", "System.out.close()\nprintln 'lost'\nnew File('done').text = rc[0].applySync { 42 }");

        assertThat(cogrid("run", "quiet.groovy")).isEqualTo(new CommandRun.Told(0, "", ""));
        assertThat(folder.resolve("done")).hasContent("42");
    }

    @Test
    void aLineOfTenMegabytesArrivesWhole() throws Exception {
        CommandRun.Told told = cogrid("exec", "println 'x' * 10_000_000; null");

        assertThat(told.code()).isZero();
        assertThat(told.out().lines().map(String::length)).containsExactly(10_000_004, 10_000_004);
    }

    @Test
    void aValueIsWrittenWholeIntoAFile() throws Exception {
        assertThat(cogrid("exec", "--targets", "0", "(1..500).toList()").out())
                .startsWith("[1, 2, 3")
                .endsWith(", 499, 500]\n");
    }

    @Test
    void aTextComesFromStandardInput() throws Exception {
        CommandRun run = start("exec", "--targets", "0", "-");
        run.type("a = 20\na + 1");

        assertThat(run.told().out()).isEqualTo("21\n");
    }

    @Test
    void aScriptHasItsClientAndItsArguments() throws Exception {
        file("sum.groovy", "def k = 3\nprintln \"${rc.ids} ${args.toList()} ${rc[0].applySync({ x -> x * k }, 14)}\"");

        CommandRun.Told told = cogrid("run", "sum.groovy", "--deep", "2");

        assertThat(told).isEqualTo(new CommandRun.Told(0, "[0, 1] [--deep, 2] 42\n", ""));
    }

    @Test
    void whatTasksPrintIsShownWhereTheProgramWaits() throws Exception {
        file("show.groovy", """
                println 'begins'
                rc[0].applySync { -> println 'from there'; System.err.println 'oops'; print 'no end' }
                def ar = rc[1].apply { -> println 'shown once' }
                ar.await(java.time.Duration.ofSeconds(60))
                ar.get()
                println 'ends'
                """);
        file("Show.java", """
                import org.cogrid.client.*;
                public class Show {
                    public static void main(Client rc, String[] args) {
                        rc.view(1).applySync(() -> { System.out.println("from Java"); return 1; });
                    }
                }
                """);

        assertThat(cogrid("run", "show.groovy"))
                .isEqualTo(new CommandRun.Told(
                        0, "begins\n[0] from there\n[0] no end\n[1] shown once\nends\n", "[0] oops\n"));
        assertThat(cogrid("run", "Show.java")).isEqualTo(new CommandRun.Told(0, "[1] from Java\n", ""));
    }

    @Test
    void whatTasksPrintIsShownWhileTheProgramWaitsUnlessASettingSaysNever() throws Exception {
        file("slow.groovy", "rc[0].applySync { -> println 'early'; while (true) { Thread.sleep(10) } }");
        CommandRun shows = start("run", "slow.groovy");
        await().atMost(Duration.ofSeconds(60)).until(() -> shows.outputSoFar().equals("[0] early\n"));
        GRID.client().interrupt(0);
        assertThat(shows.told().code()).isEqualTo(1);

        file("quick.groovy", "rc[0].applySync { -> println 'hidden' }");
        CommandRun hides = CommandRun.start(
                folder,
                Map.of(
                        "COGRID_CONNECTION",
                        GRID.cluster().connectionFile().toString(),
                        "COGRID_CLIENT_SHOW_OUTPUT",
                        "never"),
                "run",
                "quick.groovy");
        assertThat(hides.told()).isEqualTo(new CommandRun.Told(0, "", ""));
    }

    @Test
    void whoWaitsBehindAnotherProgramsTaskIsToldOfIt() throws Exception {
        AsyncResult<?> running = GRID.e0().withLabel("long").execute(endless());
        await().until(() -> running.metadata().status() == TaskStatus.RUNNING);
        CommandRun run = CommandRun.start(
                folder,
                Map.of(
                        "COGRID_CONNECTION",
                        GRID.cluster().connectionFile().toString(),
                        "COGRID_CLIENT_SHOW_BUSY",
                        "always"),
                "exec",
                "--targets",
                "0",
                "6 * 7");
        await().atMost(Duration.ofSeconds(60)).until(() -> !run.errorsSoFar().isEmpty());
        running.cancel();

        assertThat(run.told().out()).isEqualTo("42\n");
        assertThat(run.told().err())
                .matches(
                        "cogrid: engine 0 is busy with a task of client process %d \\(.*\\) on .* \\(execute long\\) for .*s; cogrid interrupt 0 ends it\n"
                                .formatted(ProcessHandle.current().pid()));
    }

    private static String endless() {
        return "while (true) { Thread.sleep(10) }";
    }

    private static void awaitThatBothEnginesAreBusy() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> GRID.client().status().stream()
                        .allMatch(engine -> engine.running().isPresent()));
    }

    private static void assertThatBothEnginesAreFree() throws Exception {
        assertThat(GRID.e0().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2);
        assertThat(GRID.e1().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2);
    }

    @Test
    void ctrlCEndsWhatAProgramHasSentAndNotOnlyWhatItWaitsFor() throws Exception {
        file(
                "sends.groovy",
                "rc[0].apply { -> %s }; rc[0].apply { -> %s }; rc[1].applySync { -> %s }"
                        .formatted(endless(), endless(), endless()));
        CommandRun run = start("run", "sends.groovy");
        awaitThatBothEnginesAreBusy();
        run.interrupt();

        assertThat(run.told()).isEqualTo(new CommandRun.Told(130, "", ""));
        assertThatBothEnginesAreFree();
    }

    @Test
    void ctrlCEndsAMapOfManyItems() throws Exception {
        file("maps.groovy", "for (r in rc.balanced().map({ sleep 10; it }, 0..<1_000_000)) { }");
        CommandRun run = start("run", "maps.groovy");
        awaitThatBothEnginesAreBusy();
        run.interrupt();

        assertThat(run.told().code()).isEqualTo(130);
        assertThatBothEnginesAreFree();
    }

    @Test
    void ctrlCEndsWhatAJavaProgramHasSentByAClientOfItsOwn() throws Exception {
        file("Sends.java", """
                import org.cogrid.client.*;
                public class Sends {
                    static int endless() throws Exception { while (true) { Thread.sleep(10); } }
                    public static void main(String[] args) {
                        Client rc = Client.connect();
                        rc.view(0).apply(() -> endless());
                        rc.view(1).applySync(() -> endless());
                    }
                }
                """);
        CommandRun run = start("run", "Sends.java");
        awaitThatBothEnginesAreBusy();
        run.interrupt();

        assertThat(run.told().code()).isEqualTo(130);
        assertThatBothEnginesAreFree();
    }

    @Test
    void whatAProgramHasSentRunsOnWhenItEndsByItself() throws Exception {
        file(
                "leaves.groovy",
                "def ar = rc[0].apply { -> %s }; while (ar.metadata().started() == null) { Thread.sleep(10) }; System.exit(3)"
                        .formatted(endless()));

        assertThat(cogrid("run", "leaves.groovy").code()).isEqualTo(3);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> GRID.client().status().get(0).running().isPresent());
        GRID.client().interrupt(0);
    }

    @Test
    void tasksThatHaveNotEndedEndWithTheShellWhereASettingSaysSo() throws Exception {
        Map<String, String> environment = Map.of(
                "COGRID_CONNECTION", GRID.cluster().connectionFile().toString(), "COGRID_SHELL_UNFINISHED", "end");
        CommandRun shell = CommandRun.start(folder, environment, "shell");
        shell.type("e0.apply { -> %s }\n:quit\n".formatted(endless()));
        CommandRun jshell = CommandRun.start(folder, environment, "jshell", "--", "-s", "-");
        jshell.type("rc.view(1).execute(\"%s\")\n/exit\n".formatted(endless()));

        assertThat(shell.told().code()).isZero();
        assertThat(jshell.told().code()).isZero();
        assertThatBothEnginesAreFree();
    }

    @Test
    void aScriptThatLeavesItsOwnClientOpenEndsAllTheSame() throws Exception {
        file("open.groovy", "println org.cogrid.client.Client.connect().ids()");

        assertThat(cogrid("run", "open.groovy")).isEqualTo(new CommandRun.Told(0, "[0, 1]\n", ""));
    }

    @Test
    void aScriptThatDoesNotCompileIsToldWithItsLine() throws Exception {
        file("bad.groovy", "println 'x'\ndef f( {\n");

        CommandRun.Told told = cogrid("run", "bad.groovy");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("bad.groovy does not compile", "line 2, column 8", "def f( {");
    }

    @Test
    void aScriptThatFailsIsToldWithItsLineAndTheEngines() throws Exception {
        file("fails.groovy", "def g() {\n  rc[1].execute('a = 1\\nb = a / 0').get()\n}\ng()\n");

        CommandRun.Told told = cogrid("run", "fails.groovy");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .startsWith("cogrid: fails.groovy:2: ")
                .contains("failed on engine 1", "Division by zero", "(execute.groovy:2)")
                .hasLineCount(1);
        assertThat(cogrid("run", "--stacktrace", "fails.groovy").err()).contains("at fails.g(fails.groovy:2)");
    }

    @Test
    void theShellReadsAScriptAndFailsAtItsFirstError() throws Exception {
        CommandRun run = start("shell");
        run.type("""
                def square(x) { x * x }
                println e0.applySync(this.&square, 12)
                e1.execute("println 'printed there'").get()
                e1['n'] = 0
                e1.execute('1 / n').get()
                println 'not reached'
                """);

        assertThat(run.told().code()).isEqualTo(1);
        assertThat(run.told().out()).contains("144", "[1] printed there\n").doesNotContain("not reached");
        assertThat(run.told().err()).contains("Division by zero");
    }

    @Test
    void aGridThatIsNotThereIsToldWithinOneLine() throws Exception {
        CommandRun.Told told = cogrid("exec", "--name", "no-such", "1");

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err())
                .startsWith("cogrid: There is no grid named 'no-such'")
                .hasLineCount(1);
    }
}
