package org.cogrid.client.internal.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.cogrid.client.Client;
import org.cogrid.client.internal.shell.complete.EngineNames;
import org.cogrid.client.internal.shell.complete.ShellCompleter;
import org.cogrid.client.internal.shell.complete.ShellHighlighter;
import org.cogrid.client.internal.shell.complete.ShellParser;
import org.cogrid.client.internal.shell.complete.Suggestions;
import org.cogrid.client.internal.shell.session.LineOutcome;
import org.cogrid.client.internal.shell.session.ShellSession;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.table.Screen;
import org.cogrid.config.ShellSettings.Unfinished;
import org.cogrid.core.CogridException;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReader.Option;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** The shell at a terminal. It reads a line, runs it, and repeats until the user leaves. */
final class Prompt {
    private static final int HISTORY_LINES = 10_000;

    private final Client client;
    private final Console console;
    private final Terminal terminal;

    Prompt(Client client, Console console, Terminal terminal) {
        this.client = client;
        this.console = console;
        this.terminal = terminal;
    }

    /** Blocks until the user leaves. */
    void run(Path home, Unfinished unfinished) {
        try (ShellSession session = new ShellSession(client, console, this::screen)) {
            LineReader reader = reader(session, ShellHistory.file(home, console::note));
            terminal.handle(Terminal.Signal.INT, signal -> session.interrupt());
            console.print(greeting());
            AbovePrompt.during(reader, console.out(), () -> {
                steps(reader, session);
                leave(reader, unfinished);
            });
        }
    }

    /** Returns the screen as it is now; users resize terminals. */
    private Screen screen() {
        return new Screen(terminal.getWidth() > 0 ? terminal.getWidth() : Screen.UNKNOWN.width(), console.color());
    }

    private void steps(LineReader reader, ShellSession session) {
        while (step(reader, session) != LineOutcome.QUIT) {
            terminal.flush();
        }
    }

    private void leave(LineReader reader, Unfinished unfinished) {
        try {
            new Leaving(unfinished, question -> answer(reader, question)).settle();
        } catch (CogridException e) {
            console.error(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String answer(LineReader reader, String question) {
        reader.setVariable(LineReader.DISABLE_HISTORY, true);
        try {
            return reader.readLine(question);
        } catch (UserInterruptException | EndOfFileException e) {
            return null; // Ctrl-C or Ctrl-D here means the same as Enter
        }
    }

    private static LineOutcome step(LineReader reader, ShellSession session) {
        try {
            return session.handle(reader.readLine(session.isAutopx() ? "px> " : "> "));
        } catch (UserInterruptException e) {
            return LineOutcome.OK; // Ctrl-C while typing drops what was typed
        } catch (EndOfFileException e) {
            return LineOutcome.QUIT;
        }
    }

    private String greeting() {
        String grid = client.toString().replaceAll("^<Client of |>$", "");
        return "Cogrid on " + grid + "; :help lists the commands, Ctrl-D leaves";
    }

    private LineReader reader(ShellSession session, Optional<Path> history) {
        EngineNames engines = new EngineNames(client);
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("cogrid")
                .parser(new ShellParser())
                .completer(new ShellCompleter(
                        new Suggestions(session.variables(), session.interpreter(), engines::of, session::isAutopx)))
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P. ")
                .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
                .option(Option.DISABLE_EVENT_EXPANSION, true) // ! is Groovy's
                .option(Option.HISTORY_IGNORE_SPACE, true)
                .option(Option.BRACKETED_PASTE, console.color());
        if (console.color()) {
            builder.highlighter(new ShellHighlighter());
        }
        history.ifPresent(file -> builder.variable(LineReader.HISTORY_FILE, file));
        return builder.build();
    }
}
