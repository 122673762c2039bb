package org.cogrid.client.internal.cli.start;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cogrid.client.internal.cluster.launch.EngineProviders;
import org.cogrid.core.internal.access.GridName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cogrid engine}. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one engine in this process, for systemd and containers.",
            "",
            "It starts the grid or joins it. Its log goes to standard error. At SIGTERM it finishes its queue and ends: it works on its queue "
                    + "for at most the setting cogrid.engine.drain. COGRID_JAVA_OPTS sets its heap.",
            "",
            "Exit codes: 0 stopped by cogrid stop, 1 could not start, 143 stopped by SIGTERM.",
            ""
        })
public final class EngineCommand implements Callable<Integer> {
    @Option(names = "--name", paramLabel = "NAME", description = "The grid's name (default: ${DEFAULT-VALUE}).")
    private String name = GridName.DEFAULT;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() throws Exception {
        List<String> words = new ArrayList<>(List.of("--grid", name));
        words.addAll(engine.words());
        try {
            Class.forName(EngineProviders.find().mainClass())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) words.toArray(String[]::new));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
        return 0;
    }
}
