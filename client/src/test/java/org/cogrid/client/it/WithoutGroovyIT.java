package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.cogrid.client.internal.grid.ProgramRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs in Java need no Groovy. */
class WithoutGroovyIT {
    private static final List<String> TOLD = """
            apply: 42
            get: [1, 2]
            evaluate: [2, 3]
            execute: [1, 2]
            reference: 42
            failure: java.lang.NumberFormatException: For input string: "x"
            metadata: one
            all: [0, 1]
            scatter: [2, 1]
            gather: 3
            map: [1, 4, 9]
            balanced: 1
            balanced map: [1, 4, 9]
            sum: 6
            stream: [-1, -2, -3]
            grid map: null
            engines: 2
            there is no Groovy
            """.lines().toList();

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    Path folder;

    @Test
    void aProgramWithoutGroovyWorksByAllViews() throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("groovy"))
                .collect(Collectors.joining(File.pathSeparator));
        ProgramRun program = ProgramRun.start(
                folder,
                classPath,
                GroovylessProgram.class.getName(),
                GRID.cluster().connectionFile().toString());
        try {
            assertThat(program.process().waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(program.restOfOutput()).as(program.errors()).containsExactlyElementsOf(TOLD);
        } finally {
            program.process().destroyForcibly();
        }
    }
}
