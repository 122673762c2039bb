package org.cogrid.node;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.grid.GridName;

/**
 * Which grid an engine joins, and as whom.
 *
 * @param connectionFile the grid's connection file; a grid is made, and the file with it, when there is none or nobody listens any more
 * @param engineId the id to come back under; empty for a new one
 * @param settings the settings in force
 */
public record NodeSettings(Path connectionFile, OptionalInt engineId, Settings settings) {
    /** A new engine of the grid with this connection file. */
    public static NodeSettings ofFile(Path connectionFile) {
        return new NodeSettings(connectionFile, OptionalInt.empty(), Settings.load());
    }

    /** A new engine of the grid of this name, as this user's folder of connection files knows it. */
    public static NodeSettings ofGrid(String name) {
        Settings settings = Settings.load();
        Path file = GridSettings.from(settings).home().resolve(GridName.check(name) + ".json");
        return new NodeSettings(file, OptionalInt.empty(), settings);
    }

    /** The same, under an id of old: refused while its engine lives. */
    public NodeSettings withEngineId(int id) {
        return new NodeSettings(connectionFile, OptionalInt.of(id), settings);
    }
}
