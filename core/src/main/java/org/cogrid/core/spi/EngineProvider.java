package org.cogrid.core.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Starts engines, in this JVM or in others. Implemented by engine-node and found by {@link java.util.ServiceLoader}. */
public interface EngineProvider {
    /** The class path of an engine's JVM. It has nothing of the program that starts the engine. */
    List<Path> classPath();

    /** The class whose {@code main} runs an engine. */
    String mainClass();

    /** The arguments that an engine's JVM of this Java version needs. */
    List<String> jvmArguments(int javaFeature);

    /**
     * Starts an engine in this JVM, in the grid of a connection file; returns when it serves.
     *
     * @param engineId the id of an earlier engine to take over; empty for a new id
     * @param given settings by name, which win over files and environment like system properties
     * @param joined runs after the engine has joined the grid and before it takes its id; may end an engine that has
     *     the id
     */
    StartedEngine startHere(Path connectionFile, OptionalInt engineId, Map<String, String> given, Runnable joined);
}
