package org.cogrid.client.internal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.cli.jshell.JShellSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cogrid jshell}. */
@Command(
        name = "jshell",
        mixinStandardHelpOptions = true,
        description = {
            "Starts the JDK's JShell with a connected client in the variable rc, and with Cogrid's classes imported.",
            "",
            "Lambdas typed there run on engines: rc.view(0).applySync(x -> x * 2, 21)",
            ""
        })
final class JShellCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Parameters(paramLabel = "ARGS", description = "Further arguments for JShell, such as a file; see jshell --help.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws Exception {
        grid.applyToProgram();
        return JShellSession.run(grid.settings(), arguments);
    }
}
