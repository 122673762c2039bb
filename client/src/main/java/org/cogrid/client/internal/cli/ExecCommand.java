package org.cogrid.client.internal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cogrid.client.Client;
import org.cogrid.client.EngineStatus.State;
import org.cogrid.client.MultiView;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.shell.Terminals;
import org.cogrid.client.internal.texts.EngineTargets;
import org.cogrid.client.internal.texts.TextRuns;
import org.cogrid.client.internal.threads.UndoOnExit;
import org.cogrid.client.internal.view.EnginesView;
import org.cogrid.core.NoSuchEngineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code cogrid exec}. */
@Command(
        name = "exec",
        mixinStandardHelpOptions = true,
        description = {
            "Runs Groovy code on one or several engines at once.",
            "",
            "Shows what the code prints while it runs, and its value when it has ended on all engines. Each line begins with its "
                    + "engine's id when there are several; equal values are shown once, with the ids of their engines. Only a terminal gets long values shortened. The exit code is 1 when the code fails on any engine. Ctrl-C cancels it on the engines, too.",
            ""
        })
final class ExecCommand implements Callable<Integer> {
    @ParentCommand
    private CogridMain main;

    @Mixin
    private GridChoice grid;

    @Option(
            names = "--targets",
            paramLabel = "IDS",
            description = "The engines, such as 0,2 or 0..3 or all (default: all).",
            converter = TargetsReader.class)
    private EngineTargets targets = EngineTargets.ALL;

    @Parameters(paramLabel = "CODE", description = "The code; - reads it from standard input.")
    private String code;

    @Override
    public Integer call() throws IOException {
        String text = code.equals("-") ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : code;
        try (Client client = grid.connect()) {
            List<Integer> ids = engines(client);
            boolean isRead = Terminals.stdoutIsTerminal();
            MultiView view = client.view(ids);
            TextRuns runs = TextRuns.start(
                    isRead ? view : EnginesView.withWholeTexts(view),
                    text,
                    new ExecDisplays(ids.size() > 1, isRead, main.stacktrace()));
            return UndoOnExit.ifEnded(runs::cancel, runs::follow) ? 0 : 1;
        }
    }

    private List<Integer> engines(Client client) {
        try {
            return targets.among(client.ids());
        } catch (NoSuchEngineException e) {
            String wayBack = client.status().stream()
                    .filter(engine -> targets.ids().contains(engine.id()))
                    .filter(engine -> engine.state() == State.LOST || engine.state() == State.STOPPED)
                    .map(engine -> "; engine " + engine.id() + " is " + engine.state() + ": cogrid restart "
                            + engine.id() + " brings it back")
                    .collect(Collectors.joining());
            throw new NoSuchEngineException(e.getMessage() + wayBack);
        }
    }

    /** Reports malformed engine ids as a usage error. */
    private static final class TargetsReader implements ITypeConverter<EngineTargets> {
        @Override
        public EngineTargets convert(String words) {
            try {
                return EngineTargets.parse(words);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
