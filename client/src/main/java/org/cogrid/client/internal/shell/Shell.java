package org.cogrid.client.internal.shell;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.cogrid.client.Client;
import org.cogrid.client.internal.shell.session.ShellSession;
import org.cogrid.client.internal.shell.show.Console;
import org.cogrid.client.internal.table.Screen;
import org.jline.terminal.Terminal;

/**
 * The interactive shell: a prompt where standard input is a terminal, else a reader of scripts.
 *
 * <pre>{@code
 * try (Client client = Client.connect()) {
 *     System.exit(Shell.run(client, ShellOptions.ofProcess(home)));
 * }
 * }</pre>
 */
public final class Shell {
    private Shell() {}

    /**
     * Runs until the user leaves or the script ends, and blocks meanwhile. Does not close the client.
     *
     * @return the exit code: 0, or 1 if a script failed; it stops at its first error
     */
    public static int run(Client client, ShellOptions options) {
        if (options.in() != System.in || !Terminals.stdinIsTerminal()) {
            return script(client, options);
        }
        try (Terminal terminal = Terminals.ofProcess()) {
            interact(client, options, terminal);
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal can't be used", e);
        }
    }

    private static int script(Client client, ShellOptions options) {
        Console console = new Console(
                options.out(), options.err(), false, options.out() == System.out && Terminals.stdoutIsTerminal());
        return withOutput(options.out(), () -> {
            try (ShellSession session = new ShellSession(client, console, () -> Screen.UNKNOWN)) {
                boolean well = new ScriptInput(session).run(options.in());
                new Leaving(options.unfinished(), null).settle();
                return well ? 0 : 1;
            }
        });
    }

    /** Runs the prompt at any terminal. */
    static void interact(Client client, ShellOptions options, Terminal terminal) {
        boolean own = options.in() == System.in;
        PrintStream out = own ? options.out() : new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        boolean color = options.color() && !terminal.getType().startsWith(Terminal.TYPE_DUMB);
        Console console = new Console(out, out, color, true);
        withOutput(out, () -> {
            new Prompt(client, console, terminal).run(options.home(), options.unfinished());
            return 0;
        });
    }

    /** Makes what lines print go to the shell's output. */
    private static int withOutput(PrintStream out, IntSupplier shell) {
        PrintStream before = System.out;
        if (out == before) {
            return shell.getAsInt();
        }
        System.setOut(out);
        try {
            return shell.getAsInt();
        } finally {
            System.setOut(before);
        }
    }
}
