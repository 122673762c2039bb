package org.cogrid.client.internal.cli;

import java.util.List;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.status.Amounts;
import org.cogrid.client.internal.status.Columns;
import org.cogrid.client.internal.status.UserGrids;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridAccess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cogrid list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists your grids, without asking their engines; cogrid status does.")
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<KnownGrid> grids = new UserGrids(Settings.load()).listed();
        if (grids.isEmpty()) {
            spec.commandLine().getOut().println("No grid runs. cogrid start starts one");
            return;
        }
        Columns columns = new Columns(List.of("grid", "state", "engines", "started", "version"));
        grids.forEach(grid -> columns.add(row(grid)));
        spec.commandLine().getOut().println(columns);
        grids.stream()
                .filter(grid -> !grid.problem().isEmpty())
                .forEach(grid -> spec.commandLine().getErr().println("cogrid: " + grid.problem()));
    }

    private static List<String> row(KnownGrid grid) {
        return List.of(
                grid.name(),
                UserGrids.text(grid.state()),
                grid.access()
                        .map(access -> String.valueOf(access.addresses().size()))
                        .orElse("?"),
                grid.access().map(access -> Amounts.time(access.started())).orElse("?"),
                grid.access().map(GridAccess::version).orElse("?"));
    }
}
