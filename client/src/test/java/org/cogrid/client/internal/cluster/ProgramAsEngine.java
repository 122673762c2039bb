package org.cogrid.client.internal.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.cogrid.core.spi.EngineProvider;
import org.cogrid.core.spi.StartedEngine;

/** A program among the tests that stands for an engine's. */
public record ProgramAsEngine(Class<?> program) implements EngineProvider {
    @Override
    public List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    @Override
    public String mainClass() {
        return program.getName();
    }

    @Override
    public List<String> jvmArguments(int javaFeature) {
        return List.of();
    }

    @Override
    public StartedEngine startHere(
            Path connectionFile, OptionalInt engineId, Map<String, String> given, Runnable joined) {
        throw new UnsupportedOperationException();
    }
}
