package org.cogrid.client.internal.cli.common;

import org.cogrid.client.internal.shell.Terminals;
import org.cogrid.client.internal.table.Screen;
import picocli.CommandLine.Model.CommandSpec;

/** What a command's output is shown on. */
public final class CommandScreen {
    private CommandScreen() {}

    /** As it is now; users resize terminals. */
    public static Screen of(CommandSpec command) {
        boolean color = command.commandLine().getColorScheme().ansi().enabled();
        return new Screen(Terminals.stdoutWidth().orElse(Screen.FILE.width()), color);
    }
}
