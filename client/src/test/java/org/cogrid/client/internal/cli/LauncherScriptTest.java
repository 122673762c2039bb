package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell script itself, in a checkout whose Maven and Java are small scripts that note that they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherScriptTest {
    private static final Path SCRIPT = Path.of("..", "cogrid");
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path checkout;

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = folder.resolve("a check out");
        for (String file : List.of(
                "pom.xml",
                "core/pom.xml",
                "core/src/main/A.java",
                "config/pom.xml",
                "config/src/main/B",
                "config/examples/C",
                "engine-node/pom.xml",
                "engine-node/src/main/D",
                "client/pom.xml",
                "client/src/main/E",
                "client/src/assembly/F")) {
            write(checkout.resolve(file), "");
        }
        script(checkout.resolve("cogrid"), Files.readString(SCRIPT));
        script(checkout.resolve("mvnw"), """
            #!/bin/sh
            echo call >>calls
            [ ! -e slow ] || while [ ! -e go ]; do sleep 0.05; done
            [ ! -e broken ] || { echo 'COMPILATION ERROR'; exit 1; }
            mkdir -p client/target/cogrid-built/lib
            echo x >client/target/cogrid-built/lib/x.jar
            echo 1 >client/target/cogrid-built/version
            """);
        age(checkout);
        java("17.0.1");
    }

    private static void age(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
    }

    private void java(String version) throws IOException {
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        write(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void script(Path file, String text) throws IOException {
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private CommandRun start(Path script) throws IOException {
        return CommandRun.start(
                script, folder, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "exec", "1 + 1");
    }

    private CommandRun.Told run() throws Exception {
        return start(checkout.resolve("cogrid")).told();
    }

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

    private static final String WRITES = "-XX:ArchiveClassesAtExit=";
    private static final String USES = "-XX:SharedArchiveFile=";

    private String run(Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", folder.resolve("jdk").toString());
        all.put("COGRID_HOME", folder.resolve("a home").toString());
        return CommandRun.start(checkout.resolve("cogrid"), folder, all, words)
                .told()
                .out();
    }

    private void runAGridAndAJavaThatCanWriteClasses() throws IOException {
        write(folder.resolve("jdk/lib/server/classes.jsa"), "Java's own");
        write(folder.resolve("a home/default.json"), "{}");
    }

    private static Path written(String told) {
        return Path.of(told.lines()
                .filter(word -> word.startsWith(WRITES))
                .findFirst()
                .orElseThrow()
                .substring(WRITES.length()));
    }

    @Test
    void theFirstCommandWritesItsClassesAndLaterOnesUseThem() throws Exception {
        runAGridAndAJavaThatCanWriteClasses();
        Path aside = written(run(Map.of(), "exec", "1 + 1"));
        Files.write(aside, new byte[100]); // the beginning comes last
        assertThat(run(Map.of(), "status")).doesNotContain(USES);

        Files.writeString(aside, "classes");

        String told = run(Map.of(), "exec", "1 + 1");
        Path classes = aside.resolveSibling("classes-17.jsa");
        assertThat(told).contains(USES + classes).doesNotContain(WRITES);
        assertThat(classes).hasContent("classes");
        assertThat(aside).doesNotExist();
    }

    @Test
    void classesThatAKilledCommandDidNotWriteTheNextOneWritesButNotForEver() throws Exception {
        runAGridAndAJavaThatCanWriteClasses();
        Path aside = written(run(Map.of(), "exec", "1 + 1"));
        Path begun = aside.resolveSibling("classes-17.jsa.begun");

        Files.writeString(begun, ProcessHandle.current().pid() + "\n");
        assertThat(run(Map.of(), "status")).doesNotContain(WRITES);
        Files.writeString(begun, "");
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(run(Map.of(), "status")).contains(WRITES + aside);
        }
        assertThat(run(Map.of(), "status")).doesNotContain(WRITES);
        Files.setLastModifiedTime(begun, FileTime.from(LONG_AGO));
        assertThat(run(Map.of(), "status")).contains(WRITES + aside);
    }

    /** Of what was written last, only a part may have reached the disk. */
    @Test
    void classesThatWereWrittenBeforeThePowerFailedAreNotUsed() throws Exception {
        runAGridAndAJavaThatCanWriteClasses();
        Path aside = written(run(Map.of(), "exec", "1 + 1"));
        Path old = Files.writeString(aside.resolveSibling("classes-17.jsa.anotherboot.new"), "class");

        assertThat(run(Map.of(), "status")).contains(WRITES + aside).doesNotContain(USES);

        assertThat(old).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL,C,true", "LANG,POSIX,true", "LC_CTYPE,C,true", "LANG,de_DE.UTF-8,false", "LANG,de_DE,false"})
    void whereTheLocaleKnowsOnlyAsciiTheEncodingIsUtf8(String variable, String value, boolean isChanged)
            throws Exception {
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"${LC_ALL:-${LC_CTYPE:-$LANG}}\"\n");
        Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""));
        environment.put(variable, value);

        assertThat(run(environment, "list")).isEqualTo((isChanged ? "C.UTF-8" : value) + "\n");
    }

    @Test
    void aJavaThatMightBeUnableToWriteClassesIsNotToldTo() throws Exception {
        runAGridAndAJavaThatCanWriteClasses();
        assertThat(run(Map.of("COGRID_JAVA_OPTS", "-Xshare:off"), "exec", "1"))
                .contains("-Xshare:off")
                .doesNotContain(WRITES);
        assertThat(run(Map.of("JAVA_TOOL_OPTIONS", "-Xshare:off"), "exec", "1")).doesNotContain(WRITES);
        Files.delete(folder.resolve("jdk/lib/server/classes.jsa"));
        assertThat(run(Map.of(), "exec", "1")).doesNotContain(WRITES);

        runAGridAndAJavaThatCanWriteClasses();
        assertThat(run(Map.of(), "exec", "--targets", "0", "1")).contains(WRITES);
    }

    @Test
    void aCommandThatUsesNoGridWritesNoClassesAsItHasFew() throws Exception {
        runAGridAndAJavaThatCanWriteClasses();
        assertThat(run(Map.of(), "exec", "--help")).doesNotContain(WRITES);
        assertThat(run(Map.of(), "status", "--help")).doesNotContain(WRITES);
        assertThat(run(Map.of(), "version")).doesNotContain(WRITES);
        Files.delete(folder.resolve("a home/default.json"));
        assertThat(run(Map.of(), "status")).doesNotContain(WRITES);

        runAGridAndAJavaThatCanWriteClasses();
        assertThat(run(Map.of(), "status")).contains(WRITES);
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
        Path terminal = Path.of("/usr/bin/script");
        assumeTrue(Files.isExecutable(terminal), "script, which makes a terminal, is not installed");
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

    @Test
    void itWorksThroughSymbolicLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.resolve("cogrid"));
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path toLink = Files.createSymbolicLink(bin.resolve("co grid"), Path.of("..", "link"));

        assertThat(start(link).told().code()).isZero();
        assertThat(start(toLink).told().out()).contains("CogridMain");
    }

    @Test
    void theDistributionHasItsLibrariesBesideIt() throws Exception {
        script(folder.resolve("cogrid-1/bin/cogrid"), Files.readString(SCRIPT));
        Files.createDirectories(folder.resolve("cogrid-1/lib"));

        assertThat(start(folder.resolve("cogrid-1/bin/cogrid")).told().out()).contains("cogrid-1/lib/*");
    }

    @Test
    void anywhereElseItSaysWhatItLacks() throws Exception {
        script(folder.resolve("elsewhere/cogrid"), Files.readString(SCRIPT));

        CommandRun.Told told = start(folder.resolve("elsewhere/cogrid")).told();
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("neither a checkout of Cogrid nor its distribution");
    }

    @ParameterizedTest
    @CsvSource({"11.0.2, 11", "1.8.0_392, 8", "16, 16"})
    void anOldJavaIsRefusedWithItsRelease(String version, String release) throws Exception {
        java(version);

        CommandRun.Told told = run();
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("is Java " + release + ", but 17 or newer is needed");
    }

    @Test
    void aJavaWithoutAReleaseFileIsAsked() throws Exception {
        Files.delete(folder.resolve("jdk/release"));
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\necho 'openjdk version \"9.0.4\"' >&2\n");

        assertThat(run().err()).contains("is Java 9, but 17 or newer is needed");
    }

    @Test
    void noJavaAtAllIsTold() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : List.of("dirname", "readlink")) {
            script(tools.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
        }
        CommandRun.Told told = CommandRun.start(
                        checkout.resolve("cogrid"), folder, Map.of("JAVA_HOME", "", "PATH", tools.toString()), "list")
                .told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("no java was found on the PATH", "install a JDK, 17 or newer");
    }

    @Test
    void aWorkingDirectoryThatWasRemovedIsTold() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path there = folder.resolve("there");
        script(
                there,
                "#!/bin/sh\ncd '" + gone + "' && rmdir '" + gone + "' && exec '" + checkout.resolve("cogrid")
                        + "' list\n");
        CommandRun.Told told = CommandRun.start(there, folder, Map.of()).told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("the working directory", "is not there any more: cd to another one");
    }

    @Test
    void aWorkingDirectoryWhoseNameCannotBeUsedIsNotTakenForRemoved() throws Exception {
        Path secret = folder.resolve("secret");
        Path here = Files.createDirectories(secret.resolve("here"));
        Path there = folder.resolve("there");
        script(there, """
                #!/bin/sh
                cd '%s' && chmod 0 '%s'
                [ ! -d "$PWD" ] || echo usable
                '%s' list
                code=$?
                chmod 700 '%s'
                exit $code
                """.formatted(here, secret, checkout.resolve("cogrid"), secret));
        Map<String, String> environment =
                Map.of("JAVA_HOME", folder.resolve("jdk").toString());
        Path withoutRights = Path.of("/usr/bin/setpriv"); // which root needs to be refused anything
        boolean isRoot = System.getProperty("user.name").equals("root");
        assumeTrue(!isRoot || Files.isExecutable(withoutRights), "setpriv is not installed");
        CommandRun.Told told = isRoot
                ? CommandRun.start(withoutRights, folder, environment, "--bounding-set=-all", there.toString())
                        .told()
                : CommandRun.start(there, folder, environment).told();

        assumeTrue(!told.err().startsWith("setpriv:"), told.err());
        assumeTrue(!told.out().contains("usable"), "nothing is refused to this user");
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out()).contains("CogridMain\nlist\n");
    }

    private static Path tool(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(bin -> Path.of(bin, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aJavaHomeThatIsNoneIsTold() throws Exception {
        CommandRun.Told told = CommandRun.start(
                        checkout.resolve("cogrid"), folder, Map.of("JAVA_HOME", folder.toString()), "list")
                .told();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.err()).contains("JAVA_HOME is '" + folder + "', but there is no bin/java in it");
    }
}
