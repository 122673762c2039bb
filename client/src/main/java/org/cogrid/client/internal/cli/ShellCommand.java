package org.cogrid.client.internal.cli;

import java.util.concurrent.Callable;
import org.cogrid.client.Client;
import org.cogrid.client.internal.cli.common.CtrlC;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.progress.ShownProgress;
import org.cogrid.client.internal.shell.Shell;
import org.cogrid.client.internal.shell.ShellOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cogrid shell}. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description = {
            "Opens an interactive Groovy shell on the grid: rc is the client, e0, e1 … are its engines, :help lists the commands.",
            "",
            "Without a terminal it reads a script from standard input. The first error ends the script with exit code 1.",
            ""
        })
final class ShellCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Override
    public Integer call() throws Exception {
        grid.applyToProgram();
        ShownProgress.automatically();
        try (Client client = grid.connect()) {
            ShellOptions options = ShellOptions.ofProcess(grid.settings());
            return CtrlC.endsTasksOf(() -> Shell.run(client, options));
        }
    }
}
