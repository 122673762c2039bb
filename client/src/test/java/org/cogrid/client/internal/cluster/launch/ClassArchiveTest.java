package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassArchiveTest {
    private static final String USES = "-XX:SharedArchiveFile=";
    private static final String WRITES = "-XX:ArchiveClassesAtExit=";

    @TempDir
    Path root;

    private Path folder;
    private Path jar;

    @BeforeEach
    void prepare() throws IOException {
        folder = root.resolve("cache/cogrid");
        jar = Files.writeString(root.resolve("a.jar"), "a jar");
    }

    private List<String> arguments(String... others) {
        return new ClassArchive(folder, List.of(jar)).jvmArguments(List.of(others));
    }

    /** As the JVM that was told to write it does. */
    private void write(String classes) throws IOException {
        Files.writeString(file(arguments(), WRITES), classes);
    }

    private Path used() {
        return file(arguments(), USES);
    }

    private static Path file(List<String> arguments, String option) {
        assertThat(arguments).first().asString().startsWith(option);
        return Path.of(arguments.get(0).substring(option.length()));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void theFirstEngineWritesItAndThoseStartedMeanwhileDoWithout() {
        file(arguments(), WRITES);

        assertThat(arguments()).isEmpty();
    }

    @Test
    void nobodyElseCanPutOneThere() throws IOException {
        file(arguments(), WRITES);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void onceItIsThereAllUseItAndTheJvmIsQuietAboutIt() throws IOException {
        write("classes");

        Path file = used();
        assertThat(file).hasContent("classes");
        assertThat(arguments("-Xmx1g")).containsExactly(USES + file, "-Xlog:cds*=off");
        assertThat(folder.toFile().list()).hasSize(2); // with a note of who wrote it
    }

    @Test
    void oneThatIsBeingWrittenIsNotUsedAsItsBeginningComesLast() throws IOException {
        Path file = file(arguments(), WRITES);
        Files.write(file, new byte[1000]);

        assertThat(arguments()).isEmpty();
    }

    /** Its beginning may have reached the disk before its end. */
    @Test
    void oneThatWasWrittenBeforeThePowerFailedAndNotUsedYetIsWrittenAnew() throws IOException {
        Path file = file(arguments(), WRITES);
        String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                .strip()
                .replace("-", "");
        Path old = folder.resolve(String.valueOf(file.getFileName()).replace(boot, "0".repeat(32)));
        Files.writeString(old, "class");

        assertThat(arguments()).isEmpty();
        noteWriter(dead());
        assertThat(file(arguments(), WRITES)).isEqualTo(file);
        assertThat(old).doesNotExist();
    }

    @Test
    void oneThatIsDistrustedIsWrittenAnew() throws IOException {
        write("classes");
        used();

        new ClassArchive(folder, List.of(jar)).distrust();

        file(arguments(), WRITES);
    }

    private void noteWriter(ProcessHandle process) {
        new ClassArchive(folder, List.of(jar)).started(process, List.of(WRITES + "it"));
    }

    private static ProcessHandle dead() throws IOException {
        Process process = new ProcessBuilder("true").start();
        process.onExit().join();
        return process.toHandle();
    }

    @Test
    void whatAnEngineThatWasKilledDidNotWriteTheNextOneWrites() throws IOException {
        Path file = file(arguments(), WRITES);
        noteWriter(ProcessHandle.current());
        assertThat(arguments()).isEmpty();

        noteWriter(dead());
        Files.write(file, new byte[1000]);

        assertThat(file(arguments(), WRITES)).isEqualTo(file).doesNotExist();
        assertThat(arguments()).isEmpty();
    }

    @Test
    void anotherBuildHasAnotherOne() throws IOException {
        Path file = file(arguments(), WRITES);
        Files.writeString(jar, "another jar");

        assertThat(file(arguments(), WRITES)).isNotEqualTo(file);
    }

    @Test
    void theOldestAreDeleted() throws IOException {
        write("classes");
        Path first = used();
        Files.setLastModifiedTime(first, FileTime.from(Instant.EPOCH));
        for (int build = 0; build < 5; build++) {
            Files.writeString(jar, "x".repeat(10 + build));
            write("classes");
            used();
        }

        assertThat(files())
                .filteredOn(file -> file.toString().endsWith(".jsa"))
                .hasSizeLessThan(6)
                .doesNotContain(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:off", "-XX:SharedArchiveFile=mine.jsa", "-javaagent:agent.jar", "-agentlib:jdwp"})
    void whoDecidesOtherwiseIsLeftAlone(String argument) {
        assertThat(arguments("-Xmx1g", argument)).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:-UseCompressedClassPointers",
                "-XX:ObjectAlignmentInBytes=16",
                "-XX:-UseSharedSpaces",
                "--patch-module=java.base=x",
                "--limit-modules=java.base",
                "@arguments",
                "-Djava.system.class.loader=x.Y"
            })
    void whoMayBeUnableToWriteItIsNotToldToButUsesIt(String argument) throws IOException {
        assertThat(arguments(argument)).isEmpty();

        Files.writeString(
                file(arguments("-Xmx1g", "-Dx=y", "--add-opens=java.base/java.util=ALL-UNNAMED"), WRITES), "classes");
        assertThat(file(arguments(argument), USES)).hasContent("classes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a jar.jar", "ä.jar"})
    void filesWhoseClassesAJvmLeavesOutHaveNone(String name) throws IOException {
        jar = Files.writeString(root.resolve(name), "a jar");

        assertThat(arguments()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void foldersOfClassesHaveNone() throws IOException {
        jar = Files.createDirectory(root.resolve("classes"));

        assertThat(arguments()).isEmpty();
    }

    @Test
    void withoutAPlaceForItEnginesStartAllTheSame() throws IOException {
        folder = Files.createFile(root.resolve("file")).resolve("cache");

        assertThat(arguments()).isEmpty();
    }
}
