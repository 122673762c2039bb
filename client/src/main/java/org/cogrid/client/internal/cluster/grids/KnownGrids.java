package org.cogrid.client.internal.cluster.grids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;

/** The grids of this user that have files here: running grids, and the remains of others. */
public final class KnownGrids {
    private final ConnectionDirectory directory;

    public KnownGrids(ConnectionDirectory directory) {
        this.directory = directory;
    }

    /** The state of a grid. */
    public enum State {
        /** A member listens at one of its addresses. */
        RUNNING,
        /** No member listens, but processes of its engines live: it is starting or ending, or it hangs. */
        NOT_LISTENING,
        /** The grid has ended without removing its file. */
        STALE,
        /** The file can't be read. */
        DAMAGED
    }

    /**
     * A grid and its state.
     *
     * @param file its connection file
     * @param access the content of the file; empty if it is damaged
     * @param problem why the file can't be read; empty otherwise
     */
    public record KnownGrid(ConnectionFile file, State state, Optional<GridAccess> access, String problem) {
        /** Returns the grid's name, which is that of its file. */
        public String name() {
            return file.gridName();
        }
    }

    /**
     * Returns all grids that have a connection file, ordered by name. Blocks for half a second for each address that
     * does not answer.
     */
    public List<KnownGrid> all() {
        return directory.names().stream()
                .flatMap(name -> find(directory.file(name)).stream())
                .toList();
    }

    /** Returns the grid of a connection file in any folder, if the file exists. */
    public static Optional<KnownGrid> find(ConnectionFile file) {
        try {
            return file.find().map(access -> new KnownGrid(file, state(access), Optional.of(access), ""));
        } catch (GridConnectionException e) {
            return Optional.of(new KnownGrid(file, State.DAMAGED, Optional.empty(), String.valueOf(e.getMessage())));
        }
    }

    private static State state(GridAccess access) {
        if (GridProbe.listens(access)) {
            return State.RUNNING;
        }
        return GridEnd.processes(access).isEmpty() ? State.STALE : State.NOT_LISTENING;
    }

    /**
     * Removes the connection files, locks and logs of grids that have ended, and logs of unknown grids. Grids with
     * damaged files are left alone, because they may run.
     *
     * @return the names of the grids of which something was removed
     */
    public List<String> clean() {
        List<String> removed = new ArrayList<>();
        for (String name : directory.traces()) {
            ConnectionFile file = directory.file(name);
            if (file.exclusively(() -> clean(file))) {
                removed.add(name);
            }
        }
        return removed;
    }

    /**
     * Cleans up after one grid, under the file's lock: a program that starts the grid anew waits meanwhile. A new
     * grid's log comes a moment before its file.
     */
    private static boolean clean(ConnectionFile file) {
        Optional<KnownGrid> grid = find(file);
        GridFolder logs = GridFolder.of(file);
        boolean isOver = grid.map(known -> known.state() == State.STALE).orElse(!logs.isFresh());
        if (isOver) {
            file.delete();
            logs.delete();
            file.deleteLock();
        }
        return isOver;
    }
}
