package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Which commands write the archive of classes that later ones start with. */
@DisabledOnOs(OS.WINDOWS)
class LauncherClassesTest extends CopiedLauncher {
    private static final String WRITES = "-XX:ArchiveClassesAtExit=";
    private static final String USES = "-XX:SharedArchiveFile=";

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
}
