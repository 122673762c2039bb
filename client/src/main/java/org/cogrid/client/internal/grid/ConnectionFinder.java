package org.cogrid.client.internal.grid;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cogrid.config.GridSettings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridName;
import org.cogrid.core.internal.access.MemberProcess;

/**
 * Finds the grid a program means: the one it names, else the one the settings name, else the only one that runs, else the one
 * called {@code default}. Asks with plain sockets whether anybody listens, so a grid that is gone is told from one that refuses.
 */
public final class ConnectionFinder {
    private static final String HOW_TO_START = "Start one with cogrid start, or with Cluster.start(n) in a program";
    private static final String LEFT = "; cogrid clean removes what the old one has left";

    private static final System.Logger LOG = System.getLogger(ConnectionFinder.class.getName());

    /** A connection file is far smaller. */
    private static final long MOST_BYTES = 1 << 20;

    private final GridSettings settings;
    private final ConnectionDirectory directory;

    public ConnectionFinder(GridSettings settings) {
        this.settings = settings;
        this.directory = new ConnectionDirectory(settings.home());
    }

    /** The grid that the settings name, or that runs here. */
    public GridAccess find() {
        return find(file());
    }

    /** The connection file of the grid that the settings name, or that runs here. */
    public ConnectionFile file() {
        return settings.connection().map(this::existing).orElseGet(this::running);
    }

    /** The grid of this connection file, or of this name. */
    public GridAccess find(String fileOrName) {
        return find(existing(fileOrName));
    }

    /** The connection file of a grid that runs, by its name or by the file's path. */
    public ConnectionFile file(String fileOrName) {
        ConnectionFile file = existing(fileOrName);
        find(file);
        return file;
    }

    /** The connection file that is meant by its path or by its grid's name, whether it is there or not. */
    public ConnectionFile named(String fileOrName) {
        return isName(fileOrName) ? directory.file(fileOrName) : new ConnectionFile(path(fileOrName));
    }

    private static boolean isName(String fileOrName) {
        return GridName.isLegal(fileOrName)
                && !fileOrName.endsWith(ConnectionFile.SUFFIX)
                && !isConnectionFile(Path.of(fileOrName));
    }

    /** A file of a program's own may have the name of a grid; only a connection file is meant by it. */
    private static boolean isConnectionFile(Path path) {
        try {
            return Files.isRegularFile(path)
                    && path.toFile().length() < MOST_BYTES
                    && new ConnectionFile(path).find().isPresent();
        } catch (GridConnectionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the file {0} has the name of a grid: {1}", path, e.getMessage());
            return false;
        }
    }

    private static Path path(String fileOrName) {
        try {
            return Path.of(fileOrName);
        } catch (InvalidPathException e) {
            throw new GridConnectionException(
                    "'" + fileOrName + "' is neither the name of a grid nor the path of a connection file", e);
        }
    }

    /**
     * The same, if it is there.
     *
     * @throws GridConnectionException when it is not
     */
    public ConnectionFile existing(String fileOrName) {
        ConnectionFile file = named(fileOrName);
        if (isName(fileOrName) && !Files.exists(file.path())) {
            throw new GridConnectionException("There is no grid named '" + fileOrName + "': " + file
                    + " does not exist; "
                    + (directory.names().isEmpty() ? "there is none" : "there are " + directory.names())
                    + (Files.isRegularFile(Path.of(fileOrName))
                            ? "; the file " + fileOrName + " here is no connection file that can be used"
                            : "")
                    + ". " + HOW_TO_START);
        }
        file.read(); // says what is wrong with it
        return file;
    }

    /** The grid of this connection file. */
    public GridAccess find(ConnectionFile file) {
        GridAccess access = file.read();
        if (!GridProbe.listens(access) && !access.living().isEmpty()) {
            throw new GridConnectionException("Nobody serves the grid '" + access.name() + "', but its processes "
                    + access.living().stream().map(MemberProcess::pid).toList()
                    + " live: they are just starting or ending, or hang. If they hang, end them: cogrid stop --force --name "
                    + access.name());
        }
        if (access.addresses().isEmpty()) {
            throw new GridConnectionException("The connection file " + file + " lists nobody who serves '"
                    + access.name() + "': it is still starting, or it has ended. " + HOW_TO_START + LEFT);
        }
        if (!GridProbe.listens(access)) {
            throw new GridConnectionException(
                    "No grid listens at " + access.addresses() + ", where the connection file " + file + " says that '"
                            + access.name() + "' is: it has ended. " + HOW_TO_START + LEFT);
        }
        return access;
    }

    private ConnectionFile running() {
        Set<String> running = new LinkedHashSet<>();
        List<String> unusable = new ArrayList<>();
        for (String name : directory.names()) {
            try {
                directory.file(name).find().filter(GridProbe::listens).ifPresent(grid -> running.add(name));
            } catch (GridConnectionException e) { // one damaged file must not hide the other grids
                unusable.add(e.getMessage());
            }
        }
        return choose(running).map(directory::file).orElseThrow(() -> nothing(running, unusable));
    }

    private static Optional<String> choose(Set<String> running) {
        return running.size() == 1
                ? running.stream().findFirst()
                : Optional.of(GridName.DEFAULT).filter(running::contains);
    }

    private GridConnectionException nothing(Set<String> running, List<String> unusable) {
        if (!running.isEmpty()) {
            return new GridConnectionException("Several grids run, and none is named '" + GridName.DEFAULT + "': "
                    + running
                    + ". Name one: to the command line by --name, to a program as the argument of connect, "
                    + "to both by the setting cogrid.connection (environment variable COGRID_CONNECTION)");
        }
        String damaged = unusable.isEmpty() ? "" : ". Not usable: " + String.join("; ", unusable);
        return new GridConnectionException("No grid runs: looked for connection files in " + directory.path()
                + ", where " + found() + damaged + ". " + HOW_TO_START);
    }

    private String found() {
        List<String> names = directory.names();
        return names.isEmpty()
                ? "there are none"
                : "there are those of " + names
                        + ", but nobody of them listens (cogrid clean removes what ended grids have left)";
    }
}
