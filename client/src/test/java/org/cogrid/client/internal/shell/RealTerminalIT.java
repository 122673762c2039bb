package org.cogrid.client.internal.shell;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.client.it.RealTerminal;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a program of its own in a real terminal, where tmux is there to be one. */
class RealTerminalIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void aSessionInARealTerminal() throws Exception {
        try (RealTerminal terminal = RealTerminal.open(folder, String.join(" ", command()))) {
            terminal.see("Ctrl-D leaves");

            terminal.type("def square(x) {", "x * x", "}", "e0.applySync(this.&square, 12)")
                    .see("\n144\n");

            terminal.type("%px println 'streamed'; while (true) { }")
                    .see("[0] streamed")
                    .see("[1] streamed")
                    .press("C-c")
                    .see("[1] task");

            terminal.type("e1['alphabet'] = 'abc'").begin("e1['alp");
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                terminal.press("Tab"); // again, as a busy machine may answer late
                return terminal.screen().contains("> e1['alphabet\n");
            });
            terminal.type("']").see("\n'abc'\n");

            terminal.pressUntilEnd("C-d");
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        for (String open : List.of("java.base/java.lang", "java.base/sun.nio.ch", "java.management/sun.management")) {
            command.add("--add-opens=" + open + "=ALL-UNNAMED");
        }
        command.add("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
        command.addAll(List.of("-cp", "'" + System.getProperty("java.class.path") + "'", ShellMain.class.getName()));
        command.add("'" + GRID.cluster().connectionFile() + "'");
        command.add("'" + folder + "'");
        return command;
    }
}
