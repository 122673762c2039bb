package org.cogrid.client.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.cluster.end.ForcedEnd;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.access.ConnectionFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cogrid stop}. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = {
            "Stops a grid, or some of its engines, and returns when their processes are gone.",
            "",
            "Engines finish their queues first, for at most the setting cogrid.engine.drain (10 s). A stopped grid loses its data; "
                    + "only the logs of engines that crashed stay. If you stop a single engine, its namespace stays in the grid for cogrid "
                    + "restart.",
            ""
        })
final class StopCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Option(names = "--force", description = "Kill the processes at once, even if they no longer answer.")
    private boolean force;

    @Option(names = "--all", description = "All your grids.")
    private boolean all;

    @Parameters(
            paramLabel = "ENGINE",
            arity = "0..*",
            split = ",",
            description = "Ids of engines (default: the whole grid).")
    private List<Integer> engines = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (all && (!engines.isEmpty() || grid.given().isPresent())) {
            throw new ParameterException(spec.commandLine(), "--all means all grids: name none, nor engines of one");
        }
        return all ? stopAll() : stopOne();
    }

    private int stopOne() {
        if (force && engines.isEmpty()) {
            kill(grid.fileToKill());
            return 0;
        }
        try (Cluster cluster = grid.attach()) {
            if (engines.isEmpty()) {
                cluster.stop();
                tellStopped(cluster.name());
            }
            engines.forEach(id -> stop(cluster, id));
        }
        return 0;
    }

    private void stop(Cluster cluster, int id) {
        if (force) {
            cluster.kill(id);
        } else {
            cluster.stop(id);
        }
        tell("Engine " + id + " of the grid '" + cluster.name() + "' is stopped");
    }

    /** Stops all grids. A grid that can't be stopped does not keep the others alive. */
    private int stopAll() {
        List<String> failures = new ArrayList<>();
        List<KnownGrid> living =
                grid.grids().known().all().stream().filter(this::canBeStopped).toList();
        if (living.isEmpty()) {
            tell("No grid runs");
        }
        for (KnownGrid known : living) {
            try {
                stop(known.name());
            } catch (CogridException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        failures.forEach(failure -> spec.commandLine().getErr().println("cogrid: " + failure));
        return failures.isEmpty() ? 0 : 1;
    }

    private boolean canBeStopped(KnownGrid grid) {
        return grid.state() != KnownGrids.State.STALE;
    }

    private void stop(String name) {
        if (force) {
            kill(grid.grids().file(name));
            return;
        }
        try (Cluster cluster = Cluster.attach(name, grid.settings())) {
            cluster.stop();
            tellStopped(name);
        }
    }

    /** Kills the processes that the connection file lists; the engines need not answer. */
    private void kill(ConnectionFile file) {
        file.read(); // fails with a message if there is no grid
        ForcedEnd.of(file);
        tellStopped(file.gridName());
    }

    private void tellStopped(String name) {
        tell("The grid '" + name + "' is stopped");
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
