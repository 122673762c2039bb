package org.cogrid.client.internal.cli.jshell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.Client;
import org.cogrid.client.internal.cli.common.CtrlC;
import org.cogrid.client.internal.cli.program.LazyClient;
import org.cogrid.client.internal.output.StandardStream;
import org.cogrid.client.internal.shell.Leaving;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.config.Settings;
import org.cogrid.config.ShellSettings;
import org.cogrid.config.ShellSettings.Unfinished;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Runs the JDK's JShell in this JVM, so that all snippets use one client. Public because JShell's snippets call it. */
public final class JShellSession {
    private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs"); // keeps its level
    private static final LazyClient CLIENT = new LazyClient();
    private static final String START = """
            import org.cogrid.client.*;
            import org.cogrid.core.*;
            import org.cogrid.core.function.*;
            import static org.cogrid.core.Named.named;
            import static org.cogrid.core.Reference.ref;
            import static org.cogrid.core.GroovySource.groovy;
            Client rc = org.cogrid.client.internal.cli.jshell.JShellSession.client();
            """;

    private JShellSession() {}

    /** Returns the client; connects at the first call. */
    public static Client client() {
        return CLIENT.client();
    }

    public static int run(Settings settings, List<String> arguments) throws Exception {
        PREFERENCES.setLevel(Level.WARNING); // JShell keeps its history there
        Client client = CLIENT.client(); // report a missing grid before JShell prints its greeting
        if (isAtTerminal() && arguments.isEmpty()) {
            greet(client);
        }
        Path start = Files.createTempFile("cogrid", ".jsh");
        start.toFile().deleteOnExit(); // where a signal ends this
        try {
            Files.writeString(start, START, StandardCharsets.UTF_8);
            startTimer();
            WaitingThreads.whenStopped(JShellSession::cancel);
            int code = CtrlC.endsTasksOf(() -> JavaShellToolBuilder.builder().start(words(start, arguments)));
            leave(settings);
            return code;
        } finally {
            CLIENT.close();
            Files.deleteIfExists(start);
        }
    }

    /** Starts the JDK's timer thread here: a timer that a snippet starts would end with that snippet at Ctrl-C. */
    private static void startTimer() {
        new CompletableFuture<@Nullable Void>()
                .completeOnTimeout(null, 1, TimeUnit.MILLISECONDS)
                .join();
    }

    /** Ends the task that a snippet waits for, when Ctrl-C ends the snippet. */
    private static void cancel(TaskHandle task) {
        try {
            if (task.cancel() == CancelOutcome.STUCK) {
                System.err.println(
                        "the task on engine " + task.engineId() + " runs on, as it is in a library or the JDK;"
                                + " cogrid restart " + task.engineId() + " ends it");
            }
        } catch (CogridException e) {
            System.err.println(e.getMessage());
        }
    }

    private static boolean isAtTerminal() {
        return StandardStream.IN.isTerminal() && StandardStream.OUT.isTerminal();
    }

    /** Prints the greeting, with the grid and its engines. */
    private static void greet(Client client) {
        String grid = client.toString().replaceAll("^<Client of |>$", "");
        String example = client.ids().stream()
                .findFirst()
                .map(id -> ", rc.view(" + id + ").applySync(x -> x * 2, 21) calls a function on an engine")
                .orElse("");
        System.out.println("Cogrid on " + grid + "; rc is the client" + example);
    }

    private static void leave(Settings settings) {
        Unfinished wish = ShellSettings.from(settings).unfinished();
        new Leaving(wish, isAtTerminal() ? JShellSession::answer : null).settle();
    }

    private static @Nullable String answer(String question) {
        System.out.print(question);
        System.out.flush();
        try {
            return new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer can't be read", e);
        }
    }

    private static String[] words(Path start, List<String> arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "--execution",
                SnippetExecution.NAME,
                "--class-path",
                System.getProperty("java.class.path"),
                "--startup",
                "DEFAULT",
                "--startup",
                start.toString()));
        words.addAll(arguments);
        return words.toArray(String[]::new);
    }
}
