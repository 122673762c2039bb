package org.cogrid.client.internal.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cluster.KnownGrids;
import org.cogrid.client.internal.cluster.KnownGrids.KnownGrid;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;

/** The user's grids, looked at again and again over the same connections. */
final class WatchedGrids implements AutoCloseable {
    private final GridSettings settings = GridSettings.from(Settings.load());
    private final String name;
    private final Map<String, Cluster> connected = new HashMap<>();

    /** The grid of this name; all of them when it is empty. */
    WatchedGrids(String name) {
        this.name = name;
        if (!name.isEmpty()) {
            new ConnectionFinder(settings).file(name); // says so when there is none
        }
    }

    List<GridStatus> look() {
        return UserGrids.known().all().stream()
                .filter(grid -> name.isEmpty() || grid.name().equals(name))
                .map(this::status)
                .toList();
    }

    private GridStatus status(KnownGrid grid) {
        if (grid.state() != KnownGrids.State.RUNNING) {
            forget(grid.name());
            return new GridStatus(grid, List.of(), grid.problem());
        }
        try {
            Cluster cluster = connected.computeIfAbsent(grid.name(), any -> Cluster.attach(grid.name()));
            return new GridStatus(grid, cluster.status(), "");
        } catch (CogridException e) { // one grid that does not answer must not hide the others
            forget(grid.name());
            return new GridStatus(grid, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private void forget(String grid) {
        Cluster cluster = connected.remove(grid);
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    public void close() {
        List.copyOf(connected.keySet()).forEach(this::forget);
    }
}
