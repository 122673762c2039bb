package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a real terminal, which tmux is. */
public final class RealTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String socket;

    private RealTerminal(Path folder) {
        this.socket = folder.resolve("tmux").toString();
    }

    private record Ended(int exit, String output) {}

    /** Opens one that ends with its program; the command is for a Unix shell. */
    public static RealTerminal open(Path folder, String command) throws Exception {
        NeededTool.require("tmux", "tests in a real terminal", "tmux");
        RealTerminal terminal = new RealTerminal(folder);
        terminal.tmux("new-session", "-d", "-x", "120", "-y", "50", "-s", "program", "exec " + command);
        return terminal;
    }

    /** Types lines, each with Enter. */
    public RealTerminal type(String... lines) throws Exception {
        for (String line : lines) {
            begin(line);
            press("Enter");
        }
        return this;
    }

    /** Types without Enter. */
    public RealTerminal begin(String text) throws Exception {
        tmux("send-keys", "-t", "program", "-l", text);
        return this;
    }

    /** Presses a key, by tmux's name for it. */
    public RealTerminal press(String key) throws Exception {
        tmux("send-keys", "-t", "program", key);
        return this;
    }

    /** Waits until the screen has this. */
    public RealTerminal see(String text) {
        await().atMost(PATIENCE).until(() -> screen().contains(text));
        return this;
    }

    /** Waits until the program has ended. */
    public void awaitEnd() {
        await().atMost(PATIENCE).until(this::hasEnded);
    }

    /** Presses a key until the program has ended: one that is pressed just before the prompt comes back is lost. */
    public void pressUntilEnd(String key) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            run("tmux", "-S", socket, "send-keys", "-t", "program", key);
            return hasEnded();
        });
    }

    private boolean hasEnded() throws Exception {
        return run("tmux", "-S", socket, "has-session").exit() != 0;
    }

    /** What stands on the screen. */
    public String screen() throws Exception {
        return run("tmux", "-S", socket, "capture-pane", "-p", "-t", "program").output();
    }

    private void tmux(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket));
        command.addAll(List.of(arguments));
        Ended ended = run(command.toArray(String[]::new));
        assertThat(ended.exit()).as(ended.output()).isZero();
    }

    private static Ended run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }

    @Override
    public void close() throws Exception {
        run("tmux", "-S", socket, "kill-server"); // this test's own; it has ended where the program has
    }
}
