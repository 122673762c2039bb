package org.cogrid.client.internal.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.cli.common.CommandScreen;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.status.GridStatus;
import org.cogrid.client.internal.status.StatusJson;
import org.cogrid.client.internal.status.StatusTable;
import org.cogrid.client.internal.table.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cogrid status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows your grids and what their engines do. With --name it shows only that grid.",
            "",
            "Queue: tasks that wait. Running: the task's verb or label, its client and for how long it has run. Namespace: how many "
                    + "variables there are, and the size of their copies in the grid. Kept for clients, if it is much: results and output that they have "
                    + "not fetched.",
            ""
        })
final class StatusCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final String CLEAR_SCREEN = "\033[H\033[2J";

    /** The form of the output. */
    enum Format {
        table,
        json
    }

    @Mixin
    private GridChoice grid;

    @Option(names = "--watch", description = "Refresh every 2 seconds, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.table;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (WatchedGrids grids = new WatchedGrids(grid)) {
            show(grids.look());
            while (watch) {
                pause();
                show(grids.look());
            }
        }
        return 0;
    }

    private void show(List<GridStatus> grids) {
        PrintWriter out = spec.commandLine().getOut();
        Screen screen = CommandScreen.of(spec);
        if (watch && screen.color()) {
            out.print(CLEAR_SCREEN);
        }
        out.println(format == Format.json ? StatusJson.of(grids) : StatusTable.of(grids, screen));
        out.flush();
    }

    /** Waits for the next refresh; Ctrl-C ends the program meanwhile. */
    private static void pause() throws InterruptedException {
        new CountDownLatch(1).await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
}
