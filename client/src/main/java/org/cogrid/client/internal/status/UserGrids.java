package org.cogrid.client.internal.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;

/** The grids in a user's folder of connection files. */
public final class UserGrids {
    private final GridSettings settings;
    private final ConnectionDirectory directory;

    public UserGrids(Settings settings) {
        this.settings = GridSettings.from(settings);
        this.directory = new ConnectionDirectory(this.settings.home());
    }

    public KnownGrids known() {
        return new KnownGrids(directory);
    }

    /** Returns all of them, and the grid in the settings even if its file is elsewhere. */
    public List<KnownGrid> listed() {
        List<KnownGrid> grids = new ArrayList<>(known().all());
        settings.connection()
                .map(new ConnectionFinder(settings)::named)
                .filter(file ->
                        grids.stream().noneMatch(grid -> grid.file().path().equals(file.path())))
                .flatMap(KnownGrids::find)
                .ifPresent(grids::add);
        return grids;
    }

    /** Returns the connection file of a grid, whether it exists or not. */
    public ConnectionFile file(String gridName) {
        return directory.file(gridName);
    }

    /** Returns the names of the grids that run or have left something, if only logs. */
    public List<String> traces() {
        return directory.traces();
    }

    /** Describes a state in words. */
    public static String text(KnownGrids.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
