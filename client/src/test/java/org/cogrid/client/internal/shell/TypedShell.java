package org.cogrid.client.internal.shell;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.Client;
import org.cogrid.config.ShellSettings.Unfinished;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** The interactive shell at a terminal in memory, as a user sees it: types, reads, presses Ctrl-C. */
final class TypedShell implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTROLS = "\u001b\\[[0-9;?]*[a-zA-Z]|\u001b[=>]|\u0007|\r";

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();
    private final Terminal terminal;
    private final CompletableFuture<Void> ended;
    private int read;

    TypedShell(Client client, Path home) throws IOException {
        terminal = new ExternalTerminal(
                "test", "xterm", new PipedInputStream(keys, 1 << 16), screen, StandardCharsets.UTF_8);
        terminal.setSize(new Size(200, 50));
        ShellOptions options =
                new ShellOptions(home, Unfinished.ASK, new PipedInputStream(), System.out, System.err, false);
        PrintStream before = System.out;
        ended = CompletableFuture.runAsync(() -> Shell.interact(client, options, terminal))
                .whenComplete((none, failure) -> System.setOut(before));
        see("Ctrl-D leaves");
        see("> ");
    }

    /** Types a line and presses Enter. */
    TypedShell type(String line) {
        return press(line + "\r");
    }

    /** Presses keys. */
    TypedShell press(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Types the beginning of a word and presses Tab until the rest is there, as a busy machine may answer late. */
    TypedShell complete(String begun, String whole) {
        press(begun);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            press("\t");
            return text().indexOf(whole, read) >= 0;
        });
        return this;
    }

    TypedShell interrupt() {
        terminal.raise(Terminal.Signal.INT);
        return this;
    }

    /** Waits until this appears behind what was seen before. */
    TypedShell see(String text) {
        await().atMost(PATIENCE).conditionEvaluationListener(null).until(() -> text().indexOf(text, read) >= 0);
        read = text().indexOf(text, read) + text.length();
        return this;
    }

    /** Waits until all of these appear behind what was seen before, in any order. */
    TypedShell seeAll(String... texts) {
        int from = read;
        int end = from;
        for (String text : texts) {
            read = from;
            see(text);
            end = Math.max(end, read);
        }
        read = end;
        return this;
    }

    /** Waits until the shell has ended. */
    void awaitEnd() throws Exception {
        ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    String text() {
        return screen.toString(StandardCharsets.UTF_8).replaceAll(CONTROLS, "");
    }

    @Override
    public void close() throws Exception {
        interrupt().interrupt(); // where a failed test has left a line running
        keys.close();
        awaitEnd();
        terminal.close();
    }
}
