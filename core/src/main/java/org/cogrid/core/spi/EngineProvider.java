package org.cogrid.core.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Starts engines, in this JVM or in others. Implemented by engine-node and found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
    /** The jars and folders an engine's JVM needs, and no more: nothing of the program that starts it. */
    List<Path> classPath();

    /** The class whose {@code main} is an engine. */
    String mainClass();

    /** What an engine's JVM of this Java version must be started with. */
    List<String> jvmArguments(int javaFeature);

    /**
     * Starts an engine in this JVM, in the grid of a connection file; returns when it serves.
     *
     * @param engineId the id of old to come back under; empty for a new one
     * @param given settings, by name, that win over files and environment; as system properties of a JVM of its own would
     * @param joined run once it is a member of the grid and before it takes its id; may end an engine that has the id
     */
    StartedEngine startHere(Path connectionFile, OptionalInt engineId, Map<String, String> given, Runnable joined);
}
