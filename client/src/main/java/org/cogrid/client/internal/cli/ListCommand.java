package org.cogrid.client.internal.cli;

import java.util.List;
import org.cogrid.client.internal.cli.common.CommandScreen;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.status.UserGrids;
import org.cogrid.client.internal.table.Column;
import org.cogrid.client.internal.table.Table;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.text.Amounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cogrid list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists your grids without asking their engines. cogrid status asks them, too.")
final class ListCommand implements Runnable {
    private static final List<Column> COLUMNS = List.of(
            Column.of("grid").yielding(),
            Column.of("state"),
            Column.of("engines"),
            Column.of("started").leaving(1),
            Column.of("version").leaving(2));

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        List<KnownGrid> grids = new UserGrids(Settings.load()).listed();
        if (grids.isEmpty()) {
            spec.commandLine().getOut().println("No grid runs. cogrid start starts one");
            return;
        }
        Table table = new Table(COLUMNS);
        grids.forEach(grid -> table.add(row(grid), grid.state() != KnownGrids.State.RUNNING));
        spec.commandLine().getOut().println(table.text(CommandScreen.of(spec)));
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
                grid.access().map(access -> Amounts.moment(access.started())).orElse("?"),
                grid.access().map(GridAccess::version).orElse("?"));
    }
}
