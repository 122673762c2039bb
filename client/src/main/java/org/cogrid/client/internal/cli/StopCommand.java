package org.cogrid.client.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cluster.KnownGrids;
import org.cogrid.client.internal.cluster.KnownGrids.KnownGrid;
import org.cogrid.core.CogridException;
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
            "Engines finish their queues first, for at most the setting cogrid.engine.drain (10 s). What a grid held is lost with it; "
                    + "nothing else is left but the logs of engines that crashed. The namespace of a single engine waits in the grid for cogrid "
                    + "restart.",
            ""
        })
final class StopCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Option(names = "--force", description = "Kill the processes at once, also when they no longer answer.")
    private boolean force;

    @Option(names = "--all", description = "All your grids.")
    private boolean all;

    @Parameters(paramLabel = "ENGINE", arity = "0..*", description = "Ids of engines (default: the whole grid).")
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
        try (Cluster cluster = grid.attach()) {
            if (engines.isEmpty()) {
                stop(cluster);
                return 0;
            }
            for (int id : engines) {
                if (force) {
                    cluster.kill(id);
                } else {
                    cluster.stop(id);
                }
                tell("Engine " + id + " of the grid '" + cluster.name() + "' is stopped");
            }
        }
        return 0;
    }

    /** One grid that can't be stopped must not keep the others alive. */
    private int stopAll() {
        List<String> failures = new ArrayList<>();
        for (KnownGrid known : UserGrids.known().all()) {
            if (known.state() == KnownGrids.State.RUNNING) {
                try (Cluster cluster = Cluster.attach(known.name())) {
                    stop(cluster);
                } catch (CogridException e) {
                    failures.add(String.valueOf(e.getMessage()));
                }
            }
        }
        failures.forEach(failure -> spec.commandLine().getErr().println("cogrid: " + failure));
        return failures.isEmpty() ? 0 : 1;
    }

    private void stop(Cluster cluster) {
        if (force) {
            cluster.kill();
        } else {
            cluster.stop();
        }
        tell("The grid '" + cluster.name() + "' is stopped");
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
