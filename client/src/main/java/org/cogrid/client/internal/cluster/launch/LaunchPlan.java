package org.cogrid.client.internal.cluster.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cogrid.client.ClusterOptions;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;

/**
 * How the engines of a cluster are started.
 *
 * @param lifetime how long they live
 * @param jvmArguments further arguments for their JVMs, with the settings given by the program that starts them
 * @param engineArguments further arguments for the engines
 * @param patience how long an engine may take to start
 * @param cache the folder of files that make later starts faster
 */
public record LaunchPlan(
        Lifetime lifetime, List<String> jvmArguments, List<String> engineArguments, Duration patience, Path cache) {
    /** How long an engine's process lives. */
    public enum Lifetime {
        /** The process ends when this program does, however the program ends. */
        OF_THE_PROGRAM,
        /** The process outlives this program, and ends when it is stopped. */
        ITS_OWN
    }

    /**
     * Makes the plan from the options and settings.
     *
     * @param count how many engines are to be started
     * @param leaving the process of an engine that one of them replaces, as in {@link Heaps#of(Path, long)}
     */
    public static LaunchPlan of(Lifetime lifetime, ClusterOptions options, Settings settings, int count, long leaving) {
        EngineSettings engine = EngineSettings.from(settings);
        List<String> jvm = new ArrayList<>();
        new TreeMap<>(settings.given()).forEach((name, text) -> jvm.add("-D" + name + "=" + text));
        jvm.addAll(engine.jvmArguments());
        jvm.addAll(options.jvmArguments());
        options.heap().ifPresent(size -> jvm.add("-Xmx" + size));
        String environment = System.getenv().getOrDefault("JDK_JAVA_OPTIONS", "");
        jvm.addAll(Heaps.of(GridSettings.from(settings).home(), leaving).argumentsOf(count, jvm, environment));
        return new LaunchPlan(
                lifetime,
                jvm,
                engineArguments(options),
                engine.startTimeout(),
                GridSettings.from(settings).cache());
    }

    private static List<String> engineArguments(ClusterOptions options) {
        List<String> arguments = new ArrayList<>();
        options.bindAddress().ifPresent(address -> arguments.addAll(List.of("--bind", address)));
        options.joinAddress().ifPresent(address -> arguments.addAll(List.of("--join", address)));
        return arguments;
    }
}
