package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.cogrid.client.it.RealTerminal;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code cogrid jshell} in a real terminal. */
class JShellTerminalIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private static final Path COGRID = Path.of("..", "cogrid").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private String command() {
        Map<String, String> environment = Map.of(
                "COGRID_CONNECTION", GRID.cluster().connectionFile().toString(),
                "COGRID_CACHE", System.getProperty("cogrid.cache"),
                "JAVA_HOME", System.getProperty("java.home"));
        return environment.entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue() + "'")
                .collect(Collectors.joining(" ", "env ", " '" + COGRID + "' jshell"));
    }

    private static void assertThatEngine0IsFree() throws Exception {
        assertThat(GRID.e0().evaluate("1 + 1").get(Duration.ofSeconds(30))).isEqualTo(2);
    }

    private static void awaitThatEngine0IsBusy() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> GRID.client().status().get(0).running().isPresent());
    }

    @Test
    void ctrlCEndsWhatASnippetWaitsForAndWhoLeavesIsAskedWhatBecomesOfTheRest() throws Exception {
        try (RealTerminal terminal = RealTerminal.open(folder, command())) {
            terminal.see("jshell>");
            terminal.type("rc.view(0).execute(\"println 'seen'; while (true) { Thread.sleep(10) }\").get()");
            terminal.see("[0] seen");
            terminal.press("C-c");
            terminal.see("the snippet was ended by Ctrl-C");
            assertThatEngine0IsFree();

            terminal.type("var late = rc.view(0).execute(\"while (true) { Thread.sleep(10) }\")");
            awaitThatEngine0IsBusy();
            terminal.type("/exit")
                    .see("1 task has not ended. End it? [Y/n]")
                    .type("")
                    .awaitEnd();
            assertThatEngine0IsFree();
        }
    }
}
