package org.cogrid.client.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    @BeforeEach
    void open() throws Exception {
        assumeTrue(isInstalled(), "tmux is not installed");
        tmux("new-session", "-d", "-x", "120", "-y", "50", "-s", "shell", "exec " + String.join(" ", command()));
    }

    @AfterEach
    void close() throws Exception {
        if (isInstalled()) {
            run("tmux", "-S", socket(), "kill-server"); // this test's own; it has ended where the shell has
        }
    }

    @Test
    void aSessionInARealTerminal() throws Exception {
        see("Ctrl-D leaves");

        type("def square(x) {", "x * x", "}", "e0.applySync(this.&square, 12)");
        see("\n144\n");

        type("%px println 'streamed'; while (true) { }");
        see("[0] streamed");
        see("[1] streamed");
        tmux("send-keys", "-t", "shell", "C-c");
        see("[1] task");

        type("e1['alphabet'] = 'abc'");
        tmux("send-keys", "-t", "shell", "-l", "e1['alp");
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            tmux("send-keys", "-t", "shell", "Tab"); // again, as a busy machine may answer late
            return screen().contains("> e1['alphabet\n");
        });
        type("']");
        see("\n'abc'\n");

        tmux("send-keys", "-t", "shell", "C-d");
        await().atMost(PATIENCE)
                .until(() -> run("tmux", "-S", socket(), "has-session").exit() != 0);
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

    private void type(String... lines) throws Exception {
        for (String line : lines) {
            tmux("send-keys", "-t", "shell", "-l", line);
            tmux("send-keys", "-t", "shell", "Enter");
        }
    }

    private void see(String text) {
        await().atMost(PATIENCE).until(() -> screen().contains(text));
    }

    private String screen() throws Exception {
        return run("tmux", "-S", socket(), "capture-pane", "-p", "-t", "shell").output();
    }

    private void tmux(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket()));
        command.addAll(List.of(arguments));
        Ended ended = run(command.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.output()).isZero();
    }

    private String socket() {
        return folder.resolve("tmux").toString();
    }

    private static boolean isInstalled() throws Exception {
        try {
            return run("tmux", "-V").exit() == 0;
        } catch (IOException e) {
            return false; // so the system says that there is no such program
        }
    }

    private record Ended(int exit, String output) {}

    private static Ended run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
