package org.cogrid.client.internal.cluster.launch;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cogrid.core.spi.EngineProvider;

/**
 * Starts an engine's JVM with this program's Java, but never with its class path.
 *
 * @param provider knows what an engine needs
 * @param connectionFile the grid to join; the secret is in the file, and so it is in no process list
 * @param plan what all engines of the cluster have in common
 * @param engineArguments the arguments of this engine alone
 * @param log where the engine's output goes
 */
record EngineJvm(
        EngineProvider provider, Path connectionFile, LaunchPlan plan, List<String> engineArguments, Path log) {
    /**
     * Starts a process that ignores the signals a terminal sends when its user interrupts or leaves, because the engine
     * outlives the terminal's programs. The program that replaces the shell keeps ignoring them.
     */
    private static final List<String> DETACHED =
            List.of("/bin/sh", "-c", "trap '' HUP INT TSTP; exec \"$@\"", "cogrid-engine");

    private static final Redirect NO_INPUT = Redirect.from(new File("/dev/null"));

    /** Starts the JVM. */
    Process start() throws IOException {
        ProcessBuilder builder = builder();
        Process process = builder.start();
        archive().started(process.toHandle(), builder.command());
        return process;
    }

    private ClassArchive archive() {
        return new ClassArchive(plan.cache(), provider.classPath());
    }

    private ProcessBuilder builder() {
        boolean outlives = plan.lifetime() == LaunchPlan.Lifetime.ITS_OWN;
        ProcessBuilder builder = new ProcessBuilder(outlives ? detached() : words());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // agents and options that are meant for this program
        Utf8Locale.in(builder.environment());
        builder.redirectError(Redirect.appendTo(log.toFile()));
        if (outlives) {
            builder.redirectInput(NO_INPUT);
        }
        return builder;
    }

    private List<String> detached() {
        List<String> words = new ArrayList<>(DETACHED);
        words.addAll(words());
        return words;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(provider.jvmArguments(Runtime.version().feature()));
        words.addAll(archive().jvmArguments(plan.jvmArguments()));
        words.addAll(plan.jvmArguments());
        words.addAll(List.of("-cp", classPath(), provider.mainClass()));
        words.addAll(List.of("--connection", connectionFile.toString(), "--log", log.toString()));
        words.addAll(plan.engineArguments());
        words.addAll(engineArguments);
        if (plan.lifetime() == LaunchPlan.Lifetime.OF_THE_PROGRAM) {
            words.add("--until-stdin-closes");
        }
        return words;
    }

    private String classPath() {
        return provider.classPath().stream()
                .map(file -> file.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
