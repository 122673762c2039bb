package org.cogrid.client.internal.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.control.GridControl;
import org.cogrid.client.internal.control.Interrupted;
import org.cogrid.client.internal.status.StatusTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cogrid interrupt}. */
@Command(
        name = "interrupt",
        mixinStandardHelpOptions = true,
        description = {
            "Ends the tasks that engines run now, whoever sent them. Tasks in their queues run next.",
            "",
            "The exit code is 1 when a task does not end. Restart its engine then.",
            ""
        })
final class InterruptCommand implements Callable<Integer> {
    @Mixin
    private GridChoice grid;

    @Parameters(paramLabel = "ENGINE", arity = "0..*", split = ",", description = "Ids of engines (default: all).")
    private List<Integer> engines = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean stuck = false;
        try (GridControl control = grid.control()) {
            for (int id : engines.isEmpty() ? control.engines().ids() : engines) {
                Interrupted interrupted = control.engines().interrupt(id);
                stuck |= interrupted.outcome() == InterruptOutcome.STUCK;
                spec.commandLine().getOut().println("engine " + id + ": " + text(interrupted));
                spec.commandLine().getOut().flush();
            }
        }
        return stuck ? 1 : 0;
    }

    private static String text(Interrupted interrupted) {
        String task = interrupted
                .task()
                .map(run -> "its task (" + StatusTable.task(run) + ")")
                .orElse("its task");
        return switch (interrupted.outcome()) {
            case NOTHING_RAN -> "nothing ran";
            case STOPPED -> task + " is stopped";
            case STUCK -> task + " runs on, as it is in a library or the JDK; cogrid restart ends it";
        };
    }
}
