package org.cogrid.client.internal.grid;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.cogrid.core.spi.EngineProvider;

/**
 * How an engine's JVM is started: with this program's Java and settings, but never with its class path.
 *
 * @param provider knows what an engine needs
 * @param connectionFile the grid to join; the secret is in the file, and so in no process list
 * @param engineId the engine's id
 * @param jvmArguments further arguments for the JVM
 * @param log where the engine's output goes
 */
record EngineCommand(EngineProvider provider, Path connectionFile, int engineId, List<String> jvmArguments, Path log) {

    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // agents and options that are meant for this program
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder;
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(provider.jvmArguments(Runtime.version().feature()));
        words.addAll(settings());
        words.addAll(jvmArguments);
        words.addAll(List.of("-cp", classPath(), provider.mainClass()));
        words.addAll(List.of("--connection", connectionFile.toString(), "--engine-id", String.valueOf(engineId)));
        words.add("--until-stdin-closes");
        return words;
    }

    private String classPath() {
        return provider.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> settings() {
        return System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("cogrid."))
                .map(name -> "-D" + name + "=" + System.getProperty(name))
                .sorted()
                .toList();
    }
}
