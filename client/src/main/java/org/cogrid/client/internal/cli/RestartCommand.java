package org.cogrid.client.internal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.Cluster;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cli.common.GridChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cogrid restart}. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Restarts engines, one after the other: the new processes have the same ids and the same namespaces.",
            "",
            "A running engine finishes its queue first. An engine that was stopped or has died comes back. The old process",
            "of an engine that hung until the grid dropped it is killed. The new one gets the heap, the JVM arguments, the",
            "addresses and the settings file of the old one. Variables whose values can't be copied to the",
            "grid are lost; their names are printed.",
            ""
        })
final class RestartCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Parameters(
            paramLabel = "ENGINE",
            arity = "0..*",
            split = ",",
            description = "Ids of engines (default: all that run).")
    private List<Integer> engines = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Cluster cluster = grid.attach()) {
            for (int id : engines.isEmpty() ? present(cluster) : engines) {
                List<String> lost = cluster.restart(id);
                spec.commandLine().getOut().println(RestartedLine.of(id, lost));
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }

    private static List<Integer> present(Cluster cluster) {
        return cluster.status().stream()
                .filter(engine -> engine.state().isPresent())
                .map(EngineStatus::id)
                .toList();
    }
}
