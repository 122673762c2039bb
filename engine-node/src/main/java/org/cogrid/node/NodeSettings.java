package org.cogrid.node;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridName;

/**
 * The grid that an engine joins, and the id it asks for.
 *
 * @param connectionFile the grid's connection file; if there is none, or no member of its grid listens any more, the
 *     engine starts the grid and writes the file
 * @param engineId the id of an earlier engine to take over; empty for a new id
 * @param patience how long to wait for the end of an engine that has the id
 * @param log the log file with this process's standard error, if there is one; it is renamed after the engine and
 *     removed with the grid
 * @param settings the settings in force
 */
public record NodeSettings(
        Path connectionFile, OptionalInt engineId, Duration patience, Optional<Path> log, Settings settings) {
    /** How long the grid may take to notice that the id's engine is dead. It notices a killed process within a second. */
    private static final Duration NOTICING = Duration.ofSeconds(3);

    /** A new engine of the grid with this connection file, with the settings of {@link Settings#load()}. */
    public static NodeSettings ofFile(Path connectionFile) {
        return ofFile(connectionFile, Settings.load());
    }

    /** A new engine of the grid with this connection file. */
    public static NodeSettings ofFile(Path connectionFile, Settings settings) {
        return new NodeSettings(connectionFile, OptionalInt.empty(), NOTICING, Optional.empty(), settings);
    }

    /**
     * A new engine of the grid of this name, found in this user's folder of connection files, with the settings of
     * {@link Settings#load()}.
     */
    public static NodeSettings ofGrid(String name) {
        return ofGrid(name, Settings.load());
    }

    /** A new engine of the grid of this name, found in the folder of connection files that the settings name. */
    public static NodeSettings ofGrid(String name, Settings settings) {
        return ofFile(GridSettings.from(settings).home().resolve(GridName.check(name) + ".json"), settings);
    }

    /** These settings with the id of an earlier engine. The engine does not start while that one lives. */
    public NodeSettings withEngineId(int id) {
        return new NodeSettings(connectionFile, OptionalInt.of(id), patience, log, settings);
    }

    /**
     * These settings, but the engine waits for the end of the engine that has the id, for as long as a start and the
     * old engine's drain may take.
     */
    public NodeSettings takingOver() {
        EngineSettings engine = EngineSettings.from(settings);
        return new NodeSettings(connectionFile, engineId, engine.startTimeout().plus(engine.drain()), log, settings);
    }

    NodeSettings withLog(Path file) {
        return new NodeSettings(connectionFile, engineId, patience, Optional.of(file), settings);
    }
}
