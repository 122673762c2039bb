package org.cogrid.client.internal.cli.common;

import java.util.List;
import java.util.Optional;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.client.internal.status.UserGrids;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which grid a command is about. */
public final class GridChoice {
    private static final String SETTING = "cogrid.connection";
    private static final String SHOW_OUTPUT = "cogrid.client.show-output";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "The grid, or its connection file (default: COGRID_CONNECTION, else the only grid that runs, else the "
                            + "one named 'default').")
    private @Nullable String name;

    /** Makes it the grid of all that runs in this JVM, of the user's own {@code Client.connect()}, too. */
    void apply() {
        if (name != null) {
            System.setProperty(SETTING, name);
        }
    }

    /** The same for a program of the user's, who is to see what its tasks print, unless a setting says otherwise. */
    public void applyToProgram() {
        apply();
        if (Settings.load().text(SHOW_OUTPUT).equals("auto")) {
            System.setProperty(SHOW_OUTPUT, "always");
        }
    }

    public Client connect() {
        apply();
        return Client.connect();
    }

    /** The grid, to look after it. */
    public Cluster attach() {
        ConnectionFinder finder = finder();
        return Cluster.attach(named().orElseGet(() -> finder.file().path().toString()));
    }

    /** The file of a grid that may have ended: the one named, else the one that runs, else the only one that has left a trace. */
    public ConnectionFile file() {
        return fileOf(UserGrids.traces().stream().map(UserGrids::file).toList());
    }

    /** The file of a grid whose engines may no longer listen. */
    public ConnectionFile fileToKill() {
        return fileOf(UserGrids.known().all().stream()
                .filter(grid -> grid.state() == KnownGrids.State.NOT_LISTENING)
                .map(KnownGrids.KnownGrid::file)
                .toList());
    }

    private ConnectionFile fileOf(List<ConnectionFile> silent) {
        ConnectionFinder finder = finder();
        return named().map(finder::named)
                .orElseGet(() -> !anyRuns() && silent.size() == 1 ? silent.get(0) : finder.file());
    }

    private static boolean anyRuns() {
        return UserGrids.known().all().stream().anyMatch(grid -> grid.state() == KnownGrids.State.RUNNING);
    }

    /** The grids to look at: the one that was named, or all. */
    public List<KnownGrids.KnownGrid> known() {
        return named().map(finder()::named)
                .map(file -> KnownGrids.find(file).stream().toList())
                .orElseGet(UserGrids.known()::all);
    }

    /** Says so when a grid was named that is not there. */
    public void requireNamed() {
        named().ifPresent(finder()::existing);
    }

    /** The name the user has given, if any. */
    public Optional<String> given() {
        return Optional.ofNullable(name);
    }

    private Optional<String> named() {
        return given().or(() -> GridSettings.from(Settings.load()).connection());
    }

    private static ConnectionFinder finder() {
        return new ConnectionFinder(GridSettings.from(Settings.load()));
    }
}
