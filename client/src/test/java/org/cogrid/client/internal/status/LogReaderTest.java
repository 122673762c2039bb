package org.cogrid.client.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.cogrid.client.internal.texts.LineOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLineIsShownOnceItIsWholeAndAtTheEndAlsoWithoutOne() throws Exception {
        Path log = Files.writeString(folder.resolve("engine-0.log"), "one\ntw");
        LogReader reader = new LogReader(0, log, new LineOutput(out, "[0] "));

        assertThat(reader.tell()).isTrue();
        assertThat(shown()).isEqualTo("[0] one\n");
        Files.writeString(log, "o\nthé", StandardOpenOption.APPEND);
        reader.tell();
        assertThat(shown()).isEqualTo("[0] one\n[0] two\n");
        reader.finish();

        assertThat(shown()).isEqualTo("[0] one\n[0] two\n[0] thé\n");
        assertThat(reader.isEmpty()).isFalse();
    }

    @Test
    void ofAnEmptyLogNothingIsShownAndItIsKnownToBeEmpty() throws Exception {
        Path log = Files.createFile(folder.resolve("engine-3.log"));
        LogReader reader = new LogReader(3, log, new LineOutput(out, ""));

        assertThat(reader.tell()).isTrue();
        reader.finish();

        assertThat(shown()).isEmpty();
        assertThat(reader.isEmpty()).isTrue();
        Files.delete(log);
        assertThat(reader.tell()).isFalse();
    }
}
