package org.cogrid.client.internal.cluster.end;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final long NOBODY = 1L << 40;

    @TempDir
    Path home;

    private Path old(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        Files.setLastModifiedTime(file.getParent(), FileTime.from(Instant.EPOCH));
        return file;
    }

    @Test
    void whatDeadProgramsLeftIsRemovedAndNothingElse() throws IOException {
        Path json = old(home.resolve("local-" + NOBODY + "-1.json"));
        Path lock = old(home.resolve("local-" + NOBODY + "-1.json.lock"));
        Path log = old(home.resolve("logs/local-" + NOBODY + "-1/engine-0.log"));
        Path named = old(home.resolve("default.json"));
        Path living = old(home.resolve("local-" + ProcessHandle.current().pid() + "-1.json"));
        Path fresh = Files.writeString(home.resolve("local-" + NOBODY + "-2.json"), "x");

        Leftovers.sweep(home);

        assertThat(json).doesNotExist();
        assertThat(lock).doesNotExist();
        assertThat(log.getParent()).doesNotExist();
        assertThat(named).exists();
        assertThat(living).exists();
        assertThat(fresh).exists();
    }

    @Test
    void whereNothingIsThereIsNothingToSweep() {
        Leftovers.sweep(home.resolve("none"));

        assertThat(home).isEmptyDirectory();
    }
}
