package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The launching script in a checkout of a test's own, whose Maven and Java are small scripts that note that they were called. */
abstract class CopiedLauncher {
    static final Path SCRIPT = Path.of("..", "cogrid");
    static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @TempDir
    Path folder;

    Path checkout;

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

    static void age(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
            }
        }
    }

    void java(String version) throws IOException {
        script(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        write(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    static void script(Path file, String text) throws IOException {
        write(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    CommandRun start(Path script) throws IOException {
        return CommandRun.start(
                script, folder, Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "exec", "1 + 1");
    }

    CommandRun.Told run() throws Exception {
        return start(checkout.resolve("cogrid")).told();
    }

    String run(Map<String, String> environment, String... words) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JAVA_HOME", folder.resolve("jdk").toString());
        all.put("COGRID_HOME", folder.resolve("a home").toString());
        return CommandRun.start(checkout.resolve("cogrid"), folder, all, words)
                .told()
                .out();
    }
}
