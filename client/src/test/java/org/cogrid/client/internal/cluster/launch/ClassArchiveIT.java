package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.internal.cluster.UsesEngines;
import org.cogrid.client.internal.grid.ProgramRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose jars lie where archives are possible, wherever this build lies. */
class ClassArchiveIT {
    @TempDir
    Path folder;

    private Path cache;

    @BeforeEach
    void useCacheOfItsOwn() {
        cache = folder.resolve("cache");
    }

    private String jarsIn(String name) throws Exception {
        Path lib = Files.createDirectories(folder.resolve(name));
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path file = Path.of(entry);
            copies.add(
                    Files.isRegularFile(file)
                            ? Files.copy(file, lib.resolve(file.getFileName())).toString()
                            : entry);
        }
        return String.join(File.pathSeparator, copies);
    }

    private String useEngines(String classPath, int count, String... jvmArguments) throws Exception {
        String[] arguments = Stream.concat(Stream.of(String.valueOf(count)), Stream.of(jvmArguments))
                .toArray(String[]::new);
        ProgramRun run = ProgramRun.start(folder, cache, classPath, UsesEngines.class.getName(), arguments);
        String told = run.restOfOutput().stream().collect(Collectors.joining("\n"));
        assertThat(run.process().waitFor()).as(run.errors()).isZero();
        return told;
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @Test
    void enginesHaveTheirClassesFromWhatTheFirstOneWroteWhenItEnded() throws Exception {
        String jars = jarsIn("lib");
        Path loaded = folder.resolve("loaded.txt");

        assertThat(useEngines(jars, 2)).isEqualTo("42");
        for (int more = 0; more < 5 && archives().isEmpty(); more++) { // an engine that ends slowly writes none
            assertThat(useEngines(jars, 1)).isEqualTo("42");
        }
        assertThat(useEngines(jars, 1, "-Xlog:class+load:file=" + loaded)).isEqualTo("42");

        assertThat(Files.readString(loaded))
                .containsPattern("org\\.cogrid\\.node\\.EngineNode source: shared objects file")
                .containsPattern("com\\.hazelcast\\.core\\.Hazelcast source: shared objects file")
                .containsPattern("groovy\\.lang\\.Closure source: shared objects file");
    }

    @Test
    void anArchiveThatIsCutShortKeepsNoSecondEngineFromStarting() throws Exception {
        String jars = jarsIn("lib");
        for (int run = 0; run < 2 || (run < 7 && archives().isEmpty()); run++) { // one writes it, the next names it
            assertThat(useEngines(jars, 1)).isEqualTo("42");
        }
        Path archive = archives().get(0);
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        String report = "-XX:ErrorFile=" + folder.resolve("report.txt");
        assertThat(useEngines(jars, 1, report, "-XX:-CreateCoredumpOnCrash")) // newer JVMs see that it is cut short
                .satisfiesAnyOf(
                        told -> assertThat(told).isEqualTo("42"),
                        told -> assertThat(told).contains("the JVM itself failed"));

        assertThat(useEngines(jars, 1)).isEqualTo("42");
    }

    @Test
    void anEngineThatDoesNotStartLeavesNoArchiveOfItsFewClasses() throws Exception {
        assertThat(useEngines(jarsIn("lib"), 1, "-Dcogrid.port=none")).contains("cogrid.port");

        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void whereAJvmCannotArchiveThemEnginesStartAllTheSame() throws Exception {
        assertThat(useEngines(jarsIn("a lib"), 1)).isEqualTo("42");

        assertThat(cache).doesNotExist();
    }
}
