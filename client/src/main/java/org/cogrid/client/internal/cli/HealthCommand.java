package org.cogrid.client.internal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.Client;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.EngineStatus.State;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.core.internal.access.MachineName;
import org.cogrid.core.internal.text.Counted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cogrid health}. */
@Command(
        name = "health",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that the grid's engines answer. The exit code is 0 when all answer, and 1 when one does not or there is none.",
            "",
            "An engine that has died counts as not answering. An engine that was stopped does not count.",
            ""
        })
final class HealthCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Option(
            names = "--ready",
            description = "Succeed only if all engines accept tasks: not while one is starting or stopping.")
    private boolean ready;

    @Option(names = "--here", description = "Check only the engines of this machine or container.")
    private boolean here;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Client client = grid.connect()) {
            List<EngineStatus> engines = client.status().stream()
                    .filter(engine -> engine.state() != State.STOPPED)
                    .filter(engine -> !here || isHere(engine))
                    .toList();
            List<String> unwell = engines.stream()
                    .filter(engine -> !isWell(engine.state()))
                    .map(engine -> "engine " + engine.id() + " is " + engine.state())
                    .toList();
            boolean well = unwell.isEmpty() && !engines.isEmpty();
            spec.commandLine()
                    .getOut()
                    .println(
                            well
                                    ? Counted.of(engines.size(), "engine") + (ready ? " serving" : " answering")
                                    : engines.isEmpty() ? "there is no engine" : String.join(", ", unwell));
            return well ? 0 : 1;
        }
    }

    /**
     * True if the engine is on this machine. An engine that does not answer does not say where it is, but its address
     * reaches no other machine's engine.
     */
    private static boolean isHere(EngineStatus engine) {
        return engine.place().host().equals(MachineName.text())
                || engine.place().address().startsWith(engine.place().host() + ":");
    }

    private boolean isWell(State state) {
        return ready ? state == State.SERVING : state.isPresent() && state != State.NOT_ANSWERING;
    }
}
