package org.cogrid.client.internal.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.TaskTimeoutException;
import org.cogrid.core.VariableInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cogrid rekey}. */
@Command(
        name = "rekey",
        mixinStandardHelpOptions = true,
        description = {
            "Gives a grid a new key, so that copies of its connection file let nobody in any more.",
            "",
            "The engines are restarted one after the other, with their ids and namespaces, as by cogrid restart. Both keys hold",
            "until the last one has restarted; after a failure, do it again. Programs and shells that have connected by the",
            "connection file itself go on; those that have connected by a copy of it lose the grid.",
            "Whoever uses the former key in the grid at that moment can learn the new one. If you fear that, stop the grid",
            "instead: the next start makes a new key.",
            "",
            "If variables would be lost, because their values can't be copied to the grid, or an engine is too busy to tell,",
            "the command says so, changes nothing and has the exit code 1, unless --yes is given.",
            ""
        })
final class RekeyCommand implements Callable<Integer> {
    /** How long an idle engine may take to list its variables. */
    private static final Duration LISTING = Duration.ofSeconds(10);

    @Mixin
    private GridChoice grid;

    @Option(
            names = {"-y", "--yes"},
            description = "Go on even if variables are lost, or an engine is too busy to list them.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Cluster cluster = grid.attach()) {
            if (!yes && tellLosses(cluster)) {
                spec.commandLine()
                        .getErr()
                        .println("cogrid: nothing was changed, as something may be lost; cogrid rekey --yes goes on");
                return 1;
            }
            cluster.rekey((id, lost) -> tell(RestartedLine.of(id, lost)));
            tell("The grid '" + cluster.name() + "' has a new key: " + cluster.connectionFile());
            tell("Copies of that file from before are refused. Copy it anew to where it is needed.");
        }
        return 0;
    }

    /** Prints what the engines would lose. False if that is nothing. */
    private boolean tellLosses(Cluster cluster) {
        List<String> losses = losses(cluster);
        losses.forEach(this::tell);
        return !losses.isEmpty();
    }

    private static List<String> losses(Cluster cluster) {
        try (Client client = cluster.connect()) {
            return client.ids().stream()
                    .flatMap(id -> loss(client, id).stream())
                    .toList();
        }
    }

    private static Optional<String> loss(Client client, int id) {
        try {
            DirectView view = client.view(id).withTimeout(LISTING);
            view.flush(); // what it can't copy is known then
            List<String> names = view.variables().list().stream()
                    .filter(variable -> variable.copy() == VariableInfo.Copy.LIVE_ONLY)
                    .map(VariableInfo::name)
                    .toList();
            return names.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            "Engine " + id + " would lose, as the grid has no copy of " + RestartedLine.names(names));
        } catch (TaskTimeoutException e) {
            return Optional.of("Engine " + id + " is too busy to tell what it would lose");
        } catch (EngineLostException e) {
            return Optional.empty(); // there is nothing left to lose
        }
    }

    private void tell(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
