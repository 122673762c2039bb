package org.cogrid.client.internal.cli.common;

import org.cogrid.client.internal.shell.Terminals;
import org.cogrid.client.internal.table.Screen;
import picocli.CommandLine.Model.CommandSpec;

/** The screen that a command prints on. */
public final class CommandScreen {
    private CommandScreen() {}

    /** Returns the screen as it is now; users resize terminals. */
    public static Screen of(CommandSpec command) {
        boolean color = command.commandLine().getColorScheme().ansi().enabled();
        return new Screen(Terminals.stdoutWidth().orElse(Screen.FILE.width()), color);
    }
}
