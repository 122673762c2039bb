package org.cogrid.client.internal.cli.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.internal.cluster.launch.Heaps;
import org.cogrid.client.internal.cluster.launch.InterruptedStart;
import org.cogrid.client.internal.shell.Terminals;
import org.cogrid.client.internal.status.UserGrids;
import org.cogrid.client.internal.threads.UndoOnExit;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cogrid start}. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "Starts engines, each in its own JVM, and returns when they accept tasks.",
            "",
            "If a grid of that name runs, they join it. They live until cogrid stop, also when this terminal is closed; with "
                    + "--foreground, until Ctrl-C. If one can't start, the end of its log is shown and the others are ended.",
            ""
        })
public final class StartCommand implements Callable<Integer> {
    @Option(
            names = {"-n", "--engines"},
            paramLabel = "COUNT",
            description = "How many engines (default: one for each processor).")
    private @Nullable Integer count;

    @Option(names = "--name", paramLabel = "NAME", description = "The grid's name (default: ${DEFAULT-VALUE}).")
    private String name = GridName.DEFAULT;

    @Option(names = "--foreground", description = "Run in the foreground: stopping this command stops the engines.")
    private boolean foreground;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description =
                    "How large each heap may grow: 512m, 4g (default: a quarter of the memory, or less: all engines here "
                            + "share three quarters).")
    private @Nullable String heap;

    @Option(
            names = "--jvm-args",
            paramLabel = "ARGS",
            description = "Further arguments for the engines' JVMs, in one word: --jvm-args='-Xss4m -Dx=1'.")
    private String jvmArguments = "";

    @Mixin
    private EngineOptions engine;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ClusterOptions options = options();
        if (foreground) {
            return new Foreground(
                            spec.commandLine().getOut(), spec.commandLine().getErr())
                    .run(options);
        }
        ConnectionFile file = new UserGrids(settings(options)).file(name);
        try (Cluster cluster = UndoOnExit.ifEnded(() -> InterruptedStart.undo(file), () -> start(file, options))) {
            spec.commandLine().getOut().println(StartedText.of(cluster));
            warning(options).ifPresent(text -> spec.commandLine().getErr().println("cogrid: " + text));
            return 0;
        }
    }

    private Cluster start(ConnectionFile file, ClusterOptions options) {
        return options.engines() == 1 || !Terminals.stderrIsTerminal()
                ? Cluster.start(options)
                : StartProgress.during(file, options, spec.commandLine().getErr());
    }

    /** Returns the warning about the heaps of all engines on this machine, if there is one. */
    static Optional<String> warning(ClusterOptions options) {
        return Heaps.of(GridSettings.from(settings(options)).home()).warning();
    }

    private static Settings settings(ClusterOptions options) {
        return options.settings().orElseGet(Settings::load);
    }

    private ClusterOptions options() {
        try {
            ClusterOptions options = ClusterOptions.engines(engines()).named(name);
            options = heap == null ? options : options.withHeap(heap);
            return engine.applyTo(options.withJvmArguments(words(jvmArguments)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int engines() {
        if (count != null) {
            return count;
        }
        OptionalInt id = engine.engineId();
        return id.isPresent() ? 1 : Runtime.getRuntime().availableProcessors();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        words.removeIf(String::isEmpty);
        return words;
    }
}
