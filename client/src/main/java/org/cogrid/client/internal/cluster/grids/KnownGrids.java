package org.cogrid.client.internal.cluster.grids;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;

/** The grids of this user that have left a trace: those that run, and what is left of those that do not. */
public final class KnownGrids {
    private final ConnectionDirectory directory;

    public KnownGrids(ConnectionDirectory directory) {
        this.directory = directory;
    }

    /** Whether a grid can be used. */
    public enum State {
        /** Somebody listens at one of its addresses. */
        RUNNING,
        /** Nobody listens, but processes of its engines live: it is just starting or ending, or hangs. */
        NOT_LISTENING,
        /** It has ended without removing its file. */
        STALE,
        /** Its file can't be used. */
        DAMAGED
    }

    /**
     * A grid.
     *
     * @param file its connection file
     * @param access what its file says; empty when that is damaged
     * @param problem why the file can't be used, else empty
     */
    public record KnownGrid(ConnectionFile file, State state, Optional<GridAccess> access, String problem) {
        /** What it is called, as its file is named. */
        public String name() {
            return file.gridName();
        }
    }

    /** All grids that have a connection file, in order of their names. Blocks for half a second for each address that does not answer. */
    public List<KnownGrid> all() {
        return directory.names().stream()
                .flatMap(name -> find(directory.file(name)).stream())
                .toList();
    }

    /** The grid of a connection file, wherever that is, if it is there. */
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
     * Removes the connection files, locks and logs of grids that have ended, and logs that no grid claims. Grids whose files are damaged
     * are left alone: whether they run can't be told.
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

    /** Under the file's lock: who starts the grid anew meanwhile waits. A log comes a moment before its grid's file. */
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
