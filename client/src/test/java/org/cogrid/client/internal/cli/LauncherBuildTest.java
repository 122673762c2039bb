package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cogrid.client.it.NeededTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launching script builds its checkout, and what it does when it can't. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120) // longer than a command is waited for
class LauncherBuildTest extends CopiedLauncher {
    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("calls")).size();
    }

    private Path lock() {
        return checkout.resolve("client/target/cogrid.build-lock");
    }

    @Test
    void itBuildsAtFirstUseAndThenOnlyWhenASourceIsNewer() throws Exception {
        CommandRun.Told first = run();
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("building Cogrid");
        assertThat(first.out()).contains("client/target/cogrid-copies/", "CogridMain\nexec\n1 + 1\n");
        assertThat(run().err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(
                checkout.resolve("core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(run().code()).isZero();
        assertThat(builds()).isEqualTo(2);
        assertThat(lock()).doesNotExist();
    }

    @Test
    void whatMavenHasBuiltByItselfIsTaken() throws Exception {
        write(checkout.resolve("client/target/cogrid-built/lib/x.jar"), "");
        write(checkout.resolve("client/target/cogrid-built/version"), "1");

        assertThat(run().out()).contains("cogrid-copies");
        assertThat(checkout.resolve("calls")).doesNotExist();
    }

    @Test
    void severalAtOnceBuildOnce() throws Exception {
        write(checkout.resolve("slow"), "");
        List<CommandRun> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(start(checkout.resolve("cogrid")));
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(checkout.resolve("calls")));
        write(checkout.resolve("go"), "");

        for (CommandRun run : runs) {
            assertThat(run.told().code()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
    }

    private static String dead() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        return dead.pid() + "\n";
    }

    private List<Path> locks() throws IOException {
        try (Stream<Path> files = Files.list(lock().getParent())) {
            return files.filter(file -> file.getFileName().toString().contains("lock"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".breaking", ".breaking.breaking"})
    void theLocksOfABuildThatWasKilledAndOfThoseThatWereAboutToBreakThemAreBroken(String last) throws Exception {
        for (String lock = ""; last.startsWith(lock); lock += ".breaking") {
            write(Path.of(lock() + lock), dead());
        }

        assertThat(run().code()).isZero();
        assertThat(builds()).isEqualTo(1);
        assertThat(locks()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLockOfABuildThatHasEndedButIsStillListedIsBroken() throws Exception {
        Process careless = new ProcessBuilder(
                        "sh",
                        "-c",
                        "(until grep -q sleep /proc/$$/comm; do sleep 0.05; done) & echo $!; exec sleep 600")
                .start();
        try {
            write(lock(), careless.inputReader().readLine());

            assertThat(run().code()).isZero();
            assertThat(locks()).isEmpty();
        } finally {
            careless.destroyForcibly().waitFor();
        }
    }

    @Test
    void theLockOfABuildThatGoesOnIsWaitedFor() throws Exception {
        write(lock(), ProcessHandle.current().pid() + "\n");
        CommandRun waiting = start(checkout.resolve("cogrid"));
        await().atMost(Duration.ofSeconds(30)).until(() -> locks().size() > 1);
        assertThat(checkout.resolve("calls")).doesNotExist();

        Files.delete(lock());

        assertThat(waiting.told().code()).isZero();
        assertThat(locks()).isEmpty();
    }

    @Test
    void aBuildThatIsInterruptedLeavesNoLock() throws Exception {
        write(checkout.resolve("slow"), "");
        CommandRun run = start(checkout.resolve("cogrid"));
        await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(checkout.resolve("calls")));
        long builder = Long.parseLong(Files.readString(lock()).strip());

        ProcessHandle.of(builder).orElseThrow().destroy();
        write(checkout.resolve("go"), "");

        assertThat(run.told().code()).isNotZero();
        await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(lock()));
    }

    @Test
    void aBuildThatFailsIsToldAndTriedAgain() throws Exception {
        write(checkout.resolve("broken"), "");
        CommandRun.Told told = run();
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.out()).isEmpty();
        assertThat(told.err()).contains("COMPILATION ERROR", "the build failed");

        Files.delete(checkout.resolve("broken"));
        assertThat(run().code()).isZero();
    }

    @Test
    void atATerminalABuildTellsHowFarItIs() throws Exception {
        Path terminal = NeededTool.require("script", "a test of builds at a terminal", "bsdutils");
        String maven = Files.readString(checkout.resolve("mvnw"));
        script(checkout.resolve("mvnw"), maven.replace("echo call", """
                echo '[INFO] Building Cogrid core 0.1.0-SNAPSHOT           [2/5]'
                echo 'Downloading from central: https://x'
                echo 'Downloading from central: https://y'
                echo '[INFO] Building jar: /x.jar'
                echo call"""));
        Map<String, String> environment =
                Map.of("JAVA_HOME", folder.resolve("jdk").toString());
        String command = "'" + checkout.resolve("cogrid") + "' list";

        CommandRun.Told built = CommandRun.start(terminal, folder, environment, "-qec", command, "/dev/null")
                .told();

        assertThat(built.out().lines())
                .contains("cogrid: module 2/5, Cogrid core", "cogrid: fetching libraries")
                .doesNotHaveDuplicates()
                .noneMatch(line -> line.contains("jar: /x.jar"));
        assertThat(built.code()).isZero();
        Files.createFile(checkout.resolve("broken"));
        Files.setLastModifiedTime(
                checkout.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(CommandRun.start(terminal, folder, environment, "-qec", command, "/dev/null")
                        .told())
                .satisfies(failed -> assertThat(failed.code()).isEqualTo(1))
                .satisfies(failed -> assertThat(failed.out()).contains("COMPILATION ERROR", "the build failed"));
    }
}
