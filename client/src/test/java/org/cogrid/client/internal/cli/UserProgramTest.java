package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.task.RemoteError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserProgramTest {
    @Test
    void aScriptWhoseNameIsAReservedWordIsToldToBeRenamed() {
        UserProgram.Surroundings none = new UserProgram.Surroundings(ProgramLoader.of(""), new LazyClient());

        assertThatThrownBy(() -> new GroovyProgram(Path.of("some", "long.groovy")).run(none, List.of()))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("'long' is a reserved word of Java; rename the file");
    }

    @Test
    void grabInAScriptIsRefusedWithTheWayToGiveALibrary(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("grabbing.groovy"), "@Grab('a:b:1')\nimport a.B\nB.c()");
        UserProgram.Surroundings none = new UserProgram.Surroundings(ProgramLoader.of(""), new LazyClient());

        assertThatThrownBy(() -> new GroovyProgram(script).run(none, List.of()))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("uses @Grab, which needs Apache Ivy")
                .hasMessageContaining("--class-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tat java.util.ArrayList.get(ArrayList.java:427)\n"
                        + "\tat demo.Norms.of(Norms.java:12)\n"
                        + "\tat demo.Main.main(Main.java:3)",
                "\tat demo.Norms$Inner.lambda$of$0(Norms.java:12)",
                "Caused by: x\n\tat javax.swing.X.y(X.java:1)\n\tat Norms.of(Norms.java:12)"
            })
    void aFailureOnAnEngineIsToldWithItsLineInTheProgramThere(String stack) {
        RemoteTaskException failure = new RemoteTaskException(
                new RemoteError("running", "java.lang.IllegalStateException", "no data", stack + "\n", 0, 1), null);

        assertThat(UserLine.message(failure)).endsWith("no data (Norms.java:12)");
    }

    @Test
    void aFailureInALibraryThatAScriptHasCalledIsToldWithTheScriptsLine() {
        String stack = "\tat groovy.json.internal.JsonParserCharArray.complain(JsonParserCharArray.java:162)\n"
                + "\tat some.library.Reader.read(Reader.java:7)\n"
                + "\tat text 1.run(text-1.groovy:3)\n";
        RemoteTaskException failure = new RemoteTaskException(
                new RemoteError("running", "groovy.json.JsonException", "no JSON", stack, 0, 1), null);

        assertThat(UserLine.message(failure)).endsWith("no JSON (text-1.groovy:3)");
    }
}
