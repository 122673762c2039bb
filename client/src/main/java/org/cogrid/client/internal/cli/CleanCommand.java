package org.cogrid.client.internal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.status.UserGrids;
import org.cogrid.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cogrid clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        description = {
            "Removes the connection files and logs of grids that have ended. Running grids are not touched.",
            "",
            "The exit code is 1 when a damaged connection file is kept, because its grid may still run.",
            ""
        })
final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        UserGrids grids = new UserGrids(Settings.load());
        List<String> cleaned = grids.known().clean();
        spec.commandLine()
                .getOut()
                .println(cleaned.isEmpty() ? "Nothing to clean" : "Cleaned up after " + String.join(", ", cleaned));
        List<KnownGrid> damaged = grids.known().all().stream()
                .filter(grid -> grid.state() == KnownGrids.State.DAMAGED)
                .toList();
        damaged.forEach(grid -> spec.commandLine().getErr().println("cogrid: " + grid.problem()));
        return damaged.isEmpty() ? 0 : 1;
    }
}
