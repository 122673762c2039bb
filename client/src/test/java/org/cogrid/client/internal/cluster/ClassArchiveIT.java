package org.cogrid.client.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.it.SharedGrid;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveIT {
    private static final String SETTING = "cogrid.cache";

    private final String cacheOfTests = System.getProperty(SETTING);

    @TempDir
    Path folder;

    @AfterEach
    void useCacheOfTests() {
        System.setProperty(SETTING, cacheOfTests);
    }

    private static void useAnEngine(ClusterOptions options) {
        try (Cluster cluster = Cluster.local(options);
                Client client = cluster.connect()) {
            int result = client.view(0).applySync(x -> x + 1, 41);
            assertThat(result).isEqualTo(42);
        }
    }

    @Test
    void anArchiveThatIsCutShortKeepsNoSecondEngineFromStarting() throws Exception {
        SharedGrid.useHomeOfTests();
        System.setProperty(SETTING, folder.resolve("cache").toString());
        useAnEngine(ClusterOptions.engines(1));
        Path archive;
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            archive = files.findFirst().orElseThrow();
        }
        byte[] whole = Files.readAllBytes(archive);
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        ClusterOptions options = ClusterOptions.engines(1)
                .withJvmArguments("-XX:ErrorFile=" + folder.resolve("report.txt"), "-XX:-CreateCoredumpOnCrash");
        try {
            useAnEngine(options); // newer JVMs see that it is cut short
        } catch (CogridException e) {
            assertThat(e).hasMessageContaining("the JVM itself failed");
        }

        useAnEngine(ClusterOptions.engines(1));
    }

    @Test
    void anEngineThatDoesNotStartLeavesNoArchiveOfItsFewClasses() {
        SharedGrid.useHomeOfTests();
        System.setProperty(SETTING, folder.resolve("cache").toString());

        assertThatThrownBy(() -> Cluster.local(ClusterOptions.engines(1).withJvmArguments("-Dcogrid.port=none")))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("cogrid.port");

        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void enginesHaveTheirClassesFromWhatTheFirstOneWroteWhenItEnded() throws Exception {
        SharedGrid.useHomeOfTests();
        System.setProperty(SETTING, folder.resolve("cache").toString());
        Path loaded = folder.resolve("loaded.txt");

        useAnEngine(ClusterOptions.engines(2));
        useAnEngine(ClusterOptions.engines(1).withJvmArguments("-Xlog:class+load:file=" + loaded));

        assertThat(Files.readString(loaded))
                .containsPattern("org\\.cogrid\\.node\\.EngineNode source: shared objects file")
                .containsPattern("com\\.hazelcast\\.core\\.Hazelcast source: shared objects file")
                .containsPattern("groovy\\.lang\\.Closure source: shared objects file");
    }
}
