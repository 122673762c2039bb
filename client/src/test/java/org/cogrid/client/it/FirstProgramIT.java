package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cogrid.examples.RunFirstProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first program, in Groovy and in Java, as the README's first command runs it. */
class FirstProgramIT {
    @TempDir
    Path home;

    @Test
    void theFirstProgramRunsAgainstJvmsThatHaveNoneOfItsClassesAndPrintsOnlyItsOwnLines() throws Exception {
        Path errors = home.resolve("errors.txt");
        Path output = home.resolve("output.txt");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcogrid.home=" + home,
                        "-Dcogrid.cache=" + System.getProperty("cogrid.cache"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunFirstProgram.class.getName())
                .directory(Path.of("src/test/resources/org/cogrid/examples").toFile())
                .redirectError(errors.toFile())
                .redirectOutput(output.toFile())
                .start();

        assertThat(program.waitFor(110, TimeUnit.SECONDS)).isTrue();

        List<String> lines = Files.readAllLines(output);
        assertThat(Files.readString(errors)).isEmpty();
        assertThat(program.exitValue()).isZero();
        assertThat(lines)
                .contains(
                        "<DirectView 0>", "ok: eigenvalues by Reference", "<DirectView 0> did all that was asked of it")
                .endsWith("The engines are gone.");
        assertThat(lines).filteredOn(line -> line.startsWith("  submitted")).hasSize(2);
    }
}
