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
 * Which grid an engine joins, and as whom.
 *
 * @param connectionFile the grid's connection file; a grid is made, and the file with it, when there is none or nobody listens any more
 * @param engineId the id to come back under; empty for a new one
 * @param patience how long to wait for the end of an engine that has the id
 * @param log the file that keeps what this process writes to standard error, if there is one: it is named after the engine, and removed
 *     with the grid
 * @param settings the settings in force
 */
public record NodeSettings(
        Path connectionFile, OptionalInt engineId, Duration patience, Optional<Path> log, Settings settings) {
    /** How long a dead holder of an id may take to be noticed: a killed process is within a second. */
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
     * A new engine of the grid of this name, as this user's folder of connection files knows it, with the settings of {@link
     * Settings#load()}.
     */
    public static NodeSettings ofGrid(String name) {
        return ofGrid(name, Settings.load());
    }

    /** A new engine of the grid of this name, as the folder of connection files that the settings name knows it. */
    public static NodeSettings ofGrid(String name, Settings settings) {
        return ofFile(GridSettings.from(settings).home().resolve(GridName.check(name) + ".json"), settings);
    }

    /** The same, under an id of old: refused while its engine lives. */
    public NodeSettings withEngineId(int id) {
        return new NodeSettings(connectionFile, OptionalInt.of(id), patience, log, settings);
    }

    /** The same, waiting for the end of the engine that has the id, as long as an engine may take to start and the old one to drain. */
    public NodeSettings takingOver() {
        EngineSettings engine = EngineSettings.from(settings);
        return new NodeSettings(connectionFile, engineId, engine.startTimeout().plus(engine.drain()), log, settings);
    }

    NodeSettings withLog(Path file) {
        return new NodeSettings(connectionFile, engineId, patience, Optional.of(file), settings);
    }
}
