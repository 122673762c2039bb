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
 * Finds the grid that a program means: the one it names, else the one in the settings, else the only running one, else
 * the one named {@code default}. It tries the grid's addresses with plain sockets, so that a grid that has ended is
 * told from one that refuses.
 */
public final class ConnectionFinder {
    private static final String HOW_TO_START = "Start one with cogrid start, or with Cluster.start(n) in a program";
    private static final String LEFT = "; cogrid clean removes what the old one has left";

    private static final System.Logger LOG = System.getLogger(ConnectionFinder.class.getName());

    /** No connection file is larger than this. */
    private static final long MOST_BYTES = 1 << 20;

    private final GridSettings settings;
    private final ConnectionDirectory directory;

    public ConnectionFinder(GridSettings settings) {
        this.settings = settings;
        this.directory = new ConnectionDirectory(settings.home());
    }

    /** Returns the grid in the settings, or the one that runs on this machine. */
    public FoundGrid find() {
        return find(file());
    }

    /** Returns the connection file of the grid in the settings, or of the one that runs on this machine. */
    public ConnectionFile file() {
        return settings.connection().map(this::existing).orElseGet(this::running);
    }

    /** Returns the grid of this connection file or of this name. */
    public FoundGrid find(String fileOrName) {
        return find(existing(fileOrName));
    }

    /** Returns the connection file of a running grid, given by the grid's name or the file's path. */
    public ConnectionFile file(String fileOrName) {
        ConnectionFile file = existing(fileOrName);
        find(file);
        return file;
    }

    /** Returns the connection file given by its path or by its grid's name, whether it exists or not. */
    public ConnectionFile named(String fileOrName) {
        return isName(fileOrName) ? directory.file(fileOrName) : new ConnectionFile(path(fileOrName));
    }

    private static boolean isName(String fileOrName) {
        return GridName.isLegal(fileOrName)
                && !fileOrName.endsWith(ConnectionFile.SUFFIX)
                && !isConnectionFile(Path.of(fileOrName));
    }

    /** True for a connection file. A program may have another file with the name of a grid; that file is not meant. */
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
     * Returns the connection file given by its path or by its grid's name, if it exists.
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
        file.read(); // fails with what is wrong with the file
        return file;
    }

    /** Returns the grid of this connection file. */
    public FoundGrid find(ConnectionFile file) {
        GridAccess access = file.read();
        if (!GridProbe.listens(access) && !access.living().isEmpty()) {
            throw new GridConnectionException(
                    "No engine of the grid '" + access.name() + "' answers, but its processes "
                            + access.living().stream().map(MemberProcess::pid).toList()
                            + " live: they are just starting or ending, or hang. If they hang, end them: cogrid stop --force --name "
                            + access.name());
        }
        if (access.addresses().isEmpty()) {
            throw new GridConnectionException("The connection file " + file + " lists no engine of '" + access.name()
                    + "': the grid is still starting, or it has ended. " + HOW_TO_START + LEFT);
        }
        if (!GridProbe.listens(access)) {
            throw new GridConnectionException(
                    "No grid listens at " + access.addresses() + ", where the connection file " + file + " says that '"
                            + access.name() + "' is: the grid has ended. " + HOW_TO_START + LEFT);
        }
        return new FoundGrid(file, access);
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
                : "there are files of " + names
                        + ", but none of these grids answers (cogrid clean removes what ended grids have left)";
    }
}
