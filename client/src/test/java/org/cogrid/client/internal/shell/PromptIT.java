package org.cogrid.client.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shell at a terminal, against engines in JVMs of their own. */
class PromptIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    /** What a line of the shell can get stuck at; nothing interrupts a thread that waits for a monitor. */
    public static final Object MONITOR = new Object();

    @TempDir
    Path home;

    private TypedShell shell;

    @BeforeEach
    void open() throws IOException {
        shell = new TypedShell(GRID.client(), home);
    }

    @AfterEach
    void close() throws Exception {
        shell.close();
    }

    @Test
    void greetsAnswersAndLeavesAtCtrlD() throws Exception {
        assertThat(shell.text()).contains("Cogrid on grid '").contains("engines [0, 1]; :help");

        shell.type("6 * 7")
                .see("\n42\n")
                .type("println 'printed'")
                .see("\nprinted\n")
                .press("\u0004");

        shell.awaitEnd();
    }

    @Test
    void unfinishedInputGoesOn() {
        shell.type("def area(a, b) {")
                .type("a * b")
                .type("}")
                .type("area(6,")
                .type("7)")
                .see("\n42\n");
    }

    @Test
    void aBlockForEnginesEndsAtAnEmptyLine() {
        shell.type("%%px 1").type("x = 6").type("println x * 7").type("").see("\n[1] 42\n");
    }

    @Test
    void tabCompletesVariablesMembersCommandsAndWhatEnginesHave() {
        GRID.e0().put("alphabet", "abc");
        shell.type("measure = 42").see("> ");

        shell.press("meas\t").type("").see("\n42\n");
        shell.press("measure.byteV\t").type(")").see("\n42\n");
        shell.complete("e0['alph", "e0['alphabet").type("']").see("\n'abc'\n");
        shell.press(":tra\t").type("").see("\nnothing has failed yet\n");
    }

    @Test
    void outputOfEnginesStreams() {
        shell.type("%px println 'early'; while (!binding.hasVariable('go')) { sleep 20 }; println 'late'");

        shell.seeAll("[0] early", "[1] early");
        assertThat(shell.text()).doesNotContain("\n[0] late");
        shell.interrupt().see("cancel").see("> ");
    }

    @Test
    void whatThreadsPrintWhileTheUserTypesGoesAboveTheLine() {
        shell.type("go = new java.util.concurrent.CountDownLatch(1)").see("> ");
        shell.type("Thread.start { go.await(); println 'from behind' }; Thread.start { while (!new File('"
                        + home.resolve("typed") + "').exists()) { sleep 20 }; go.countDown() }; null")
                .see("> ");

        shell.press("1 + ").see("1 + ");
        assertThat(home.resolve("typed").toFile().mkdir()).isTrue();

        shell.see("from behind\n").see("> 1 + ").type("41").see("\n42\n");
    }

    @Test
    void ctrlCEndsTheRemoteTaskAndTheQueueGoesOn() {
        shell.type("e0.applySync { -> " + mark("looping") + "; while (true) { } }");
        awaitMark("looping");
        AsyncResult<Integer> next = GRID.e0().evaluate("40 + 2");

        shell.interrupt().see("cancel").see("> ");

        assertThat(next.get()).isEqualTo(42);
        shell.type("e0.applySync { -> 'alive' }").see("\n'alive'\n");
    }

    @Test
    void ctrlCEndsWhatRunsOnSeveralEngines() {
        shell.type("%px println 'started'; while (true) { }").seeAll("[0] started", "[1] started");

        shell.interrupt().seeAll("[0] ", "[1] ").see("> ");

        shell.type("%px 'alive'").see("[0, 1] = alive");
    }

    @Test
    void ctrlCEndsAResultOfSeveralEnginesThatIsWaitedFor() {
        shell.type("rc.all().apply { -> "
                + mark("on ${org.cogrid.core.Engine.current().id()}").replace("'", "\"")
                + "; while (true) { } }.get()");
        awaitMark("on 0");
        awaitMark("on 1");

        shell.interrupt().see("cancel").see("> ");

        shell.type("rc.all().applySync { -> 'alive' }").see("['alive', 'alive']");
    }

    @Test
    void ctrlCEndsLocalLoopsAndSleeps() {
        shell.type("println 'go'; while (true) { }")
                .see("\ngo\n")
                .interrupt()
                .see("interrupted")
                .see("> ");
        shell.type("println 'zzz'; sleep 1_000_000")
                .see("\nzzz\n")
                .interrupt()
                .see("interrupted")
                .see("> ");
        shell.type("'alive'").see("\n'alive'\n");
    }

    @Test
    void aSecondCtrlCGivesThePromptBack() {
        synchronized (MONITOR) {
            shell.type("def m = org.cogrid.client.internal.shell.PromptIT.MONITOR");
            shell.type("println 'stuck'; synchronized (m) { }").see("\nstuck\n");
            shell.interrupt();
            shell.interrupt().see("goes on in the background").see("> ");
            shell.type("'alive'").see("\n'alive'\n");
        }
    }

    @Test
    void whatWasLeftAloneSaysNothingWhenItEndsAtLast() {
        synchronized (MONITOR) {
            shell.type("def m = org.cogrid.client.internal.shell.PromptIT.MONITOR");
            shell.type("println 'stuck'; synchronized (m) { }; 'freed'").see("\nstuck\n");
            shell.interrupt();
            shell.interrupt().see("goes on in the background").see("> ");
        }
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("shell"))); // the next line gets another

        shell.type("'alive'").see("\n'alive'\n");
        assertThat(shell.text()).doesNotContain("\ninterrupted", "\n'freed'", "TaskStopped");
    }

    @Test
    void ctrlCWhileTypingDropsTheLine() {
        shell.press("throw new Error()");
        await().until(() -> shell.text().contains("Error()"));
        shell.press("\u0003").see("> ").type("'alive'").see("\n'alive'\n");
    }

    @Test
    void theTraceOfTheLastErrorIsThere() {
        shell.type("e0.applySync { -> throw new IllegalStateException('far') }")
                .see("engine 0: java.lang.IllegalStateException: far")
                .type(":trace")
                .see("remote stack:\n")
                .see("called from:\n\tat script.run(input-")
                .see("> ");
        assertThat(shell.text())
                .doesNotContain("LineRunner")
                .containsOnlyOnce("failed on engine 0 while running: java.lang.IllegalStateException: far")
                .doesNotContain("Caused by: ");
    }

    @Test
    void theTraceOfTheLastErrorOnSeveralEnginesHasThemAll() {
        shell.type("1 / 0").see("ArithmeticException").type("%px throw new IllegalStateException('far')");

        shell.seeAll("[0] java.lang.IllegalStateException: far", "[1] java.lang.IllegalStateException: far")
                .type(":trace")
                .seeAll("failed on engine 0", "failed on engine 1");
    }

    @Test
    void whoLeavesIsAskedWhatBecomesOfTasksThatHaveNotEnded() throws Exception {
        shell.type("late = e0.apply { -> while (true) { sleep 10 } }; null").see("> ");
        shell.type(":quit")
                .see("1 task has not ended. End it? [Y/n] ")
                .press("\r")
                .awaitEnd();

        assertThat(GRID.e0().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2);
        assertThat(Files.readString(home.resolve("shell-history")).lines().toList())
                .last(InstanceOfAssertFactories.STRING)
                .endsWith(":quit");
    }

    @Test
    void tasksOfWhoWantsThemToRunOnDo() throws Exception {
        shell.type("late = (0..1).collect { e0.apply { -> while (true) { sleep 10 } } }; null")
                .see("> ");
        shell.type(":quit")
                .see("2 tasks have not ended. End them? [Y/n] ")
                .type("n")
                .awaitEnd();

        await().until(() -> GRID.client().interrupt(0) == InterruptOutcome.STOPPED);
    }

    @Test
    void whatWasTypedIsKeptForItsOwnerOnly() throws Exception {
        shell.type("secret = 'abc'").see("> ").press("\u0004").awaitEnd();

        Path file = home.resolve("shell-history");
        assertThat(Files.readString(file)).contains("secret = 'abc'");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** Groovy that tells this test how far it has come. */
    private String mark(String name) {
        return "new File('" + home.resolve(name) + "').createNewFile()";
    }

    private void awaitMark(String name) {
        await().until(() -> Files.exists(home.resolve(name)));
    }
}
