package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cogrid.client.it.RealTerminal;
import org.junit.jupiter.api.Test;

/** What {@code cogrid run} shows in a real terminal while the program waits for several engines. */
class ProgressTerminalIT extends CommandsBesideGrid {
    private String command(String program) {
        Map<String, String> environment = Map.of(
                "COGRID_CONNECTION", GRID.cluster().connectionFile().toString(),
                "COGRID_CACHE", System.getProperty("cogrid.cache"),
                "JAVA_HOME", System.getProperty("java.home"));
        return environment.entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue() + "'")
                .collect(Collectors.joining(
                        " ", "env ", " '" + CommandRun.COGRID + "' run '" + folder.resolve(program) + "'"));
    }

    @Test
    void aBarIsShownBelowTheOutputAndCtrlCEndsTheTasksOnAllEngines() throws Exception {
        file(
                "waits.groovy",
                "rc.all().apply { -> println 'working'; if (org.cogrid.core.Engine.current().id() == 0) return 1; "
                        + "while (true) { Thread.sleep(10) } }.get()");
        try (RealTerminal terminal = RealTerminal.open(folder, command("waits.groovy"))) {
            terminal.see("[0] working").see("[1] working").see("] 1/2 (");
            assertThat(terminal.screen().strip().lines().reduce((one, next) -> next))
                    .hasValueSatisfying(last -> assertThat(last).contains("50% [", "] 1/2 ("));
            terminal.press("C-c");
            terminal.awaitEnd();
        }
        assertThat(GRID.client().all().evaluate("1 + 1").get(Duration.ofSeconds(30)))
                .isEqualTo(List.of(2, 2));
    }
}
