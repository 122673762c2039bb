package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.it.Signals;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.MemberProcess;
import org.cogrid.core.internal.access.ProcessLife;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Engines whose processes are halted, as by a debugger, a full disk or an endless collection of garbage, and killed ones. */
class HungEngineIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private CommandRun.Told cogrid(String... words) throws Exception {
        return CommandRun.start(folder, Map.of("COGRID_HOME", home().toString(), "COGRID_MEMBER_SILENCE", "5s"), words)
                .told();
    }

    private Path home() {
        return folder.resolve("home");
    }

    private ConnectionFile file() {
        return new ConnectionFile(home().resolve("default.json"));
    }

    /** The one that came last. */
    private ProcessHandle youngest() {
        return file().read().processes().stream()
                .max(Comparator.comparing(MemberProcess::started))
                .flatMap(MemberProcess::find)
                .orElseThrow();
    }

    /** Until then a command may wait for the halted engine in vain. */
    private void haltTillLost(ProcessHandle process) throws Exception {
        Signals.stop(process.pid());
        await().atMost(LONG).until(() -> cogrid("health").equals(new CommandRun.Told(1, "engine 1 is lost\n", "")));
    }

    /** No test leaves a process, also when it has failed. */
    @AfterEach
    void killAll() {
        file().find().stream()
                .flatMap(access -> access.processes().stream())
                .flatMap(process -> process.find().stream())
                .forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    @Timeout(
            value = 5,
            unit = TimeUnit.MINUTES) // the grid gives an engine up after 5 s, twice, and there are many commands
    void anEngineThatHangsIsToldReplacedAndKilled() throws Exception {
        cogrid("start", "-n", "1");
        cogrid("start", "-n", "1");
        ProcessHandle first = youngest();

        haltTillLost(first);
        assertThat(cogrid("restart", "1").out()).isEqualTo("Engine 1 serves again\n");

        assertThat(ProcessLife.isAlive(first)).isFalse();
        assertThat(cogrid("health", "--here")).isEqualTo(new CommandRun.Told(0, "2 engines answering\n", ""));

        ProcessHandle second = youngest();
        haltTillLost(second);
        CommandRun.Told stop = cogrid("stop");

        assertThat(stop.code()).as(stop.toString()).isEqualTo(1);
        assertThat(stop.out()).isEmpty();
        assertThat(stop.err()).contains("process " + second.pid(), "engine 1", "cogrid stop --force --name default");
        assertThatOnlyForceEnds(second);
    }

    /** What a user's program does at the end of its JVM may take for ever. */
    @Test
    void aProcessThatDoesNotEndStaysKnownAlsoToWhoIsNotPatient() throws Exception {
        cogrid("start", "-n", "1");
        assertThat(cogrid("exec", "Runtime.runtime.addShutdownHook(new Thread({ sleep 1_000_000 })); null")
                        .code())
                .isZero();
        ProcessHandle engine = youngest();
        CommandRun stop = CommandRun.start(folder, Map.of("COGRID_HOME", home().toString()), "stop");
        await().atMost(LONG)
                .until(() -> file().find()
                        .filter(grid ->
                                grid.addresses().isEmpty() && !grid.living().isEmpty())
                        .isPresent());
        stop.interrupt();
        stop.told();

        assertThat(cogrid("list").out()).contains("default", "not listening");
        CommandRun.Told all = cogrid("stop", "--all");
        assertThat(all.code()).as(all.toString()).isEqualTo(1);
        assertThat(all.err()).contains(String.valueOf(engine.pid()), "cogrid stop --force --name default");
        assertThat(cogrid("stop", "--force")).isEqualTo(new CommandRun.Told(0, "The grid 'default' is stopped\n", ""));

        assertThat(ProcessLife.isAlive(engine)).isFalse();
        assertThat(FilesOf.folder(home())).isEmpty();
    }

    @Test
    void anEngineThatWakesAfterTheGridGaveItUpDoesNotTakeTheFileOver() throws Exception {
        String quick = "--jvm-args=-Dhazelcast.merge.first.run.delay.seconds=1"
                + " -Dhazelcast.merge.next.run.delay.seconds=1";
        cogrid("start", "-n", "1", quick);
        String first = file().read().addresses().get(0);
        cogrid("start", "-n", "1", quick);
        ProcessHandle engine = youngest();
        haltTillLost(engine);

        Signals.goOn(engine.pid());

        assertThat(ProcessLife.awaitEnd(engine, LONG)).isTrue();
        assertThat(file().read().addresses()).containsExactly(first);
        assertThat(cogrid("exec", "1 + 1").out()).isEqualTo("2\n");
        assertThat(cogrid("stop").code()).isZero();
    }

    private void assertThatOnlyForceEnds(ProcessHandle hung) throws Exception {
        assertThat(file().read().living()).extracting(MemberProcess::pid).containsExactly(hung.pid());
        assertThat(cogrid("list").out()).contains("default", "not listening");
        assertThat(cogrid("exec", "--name", "default", "1").err())
                .contains(String.valueOf(hung.pid()), "cogrid stop --force --name default");
        assertThat(cogrid("clean").out()).doesNotContain("default");
        assertThat(home().resolve("logs/default/engine-1.log")).exists();

        assertThat(cogrid("stop", "--force")).isEqualTo(new CommandRun.Told(0, "The grid 'default' is stopped\n", ""));

        assertThat(ProcessLife.isAlive(hung)).isFalse();
        assertThat(FilesOf.folder(home())).isEmpty();
    }
}
