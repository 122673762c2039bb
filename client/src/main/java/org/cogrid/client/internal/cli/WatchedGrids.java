package org.cogrid.client.internal.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cli.common.GridChoice;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.status.GridStatus;
import org.cogrid.core.CogridException;

/** Asks the user's grids for their status again and again, over the same connections. */
final class WatchedGrids implements AutoCloseable {
    private final GridChoice choice;
    private final Map<Path, Cluster> connected = new HashMap<>();

    WatchedGrids(GridChoice choice) {
        this.choice = choice;
        choice.requireNamed();
    }

    /** Returns the grids as they are now. A grid that ends while it is watched is left out. */
    List<GridStatus> look() {
        return choice.known().stream().map(this::status).toList();
    }

    private GridStatus status(KnownGrid grid) {
        if (grid.state() != KnownGrids.State.RUNNING) {
            forget(grid.file().path());
            return new GridStatus(grid, List.of(), grid.problem());
        }
        try {
            Cluster cluster = connected.computeIfAbsent(
                    grid.file().path(), file -> Cluster.attach(file.toString(), choice.settings()));
            return new GridStatus(grid, cluster.status(), "");
        } catch (CogridException e) { // one grid that does not answer must not hide the others
            forget(grid.file().path());
            return new GridStatus(grid, List.of(), String.valueOf(e.getMessage()));
        }
    }

    private void forget(Path grid) {
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
