package org.cogrid.client.internal.cli.common;

import java.util.List;
import java.util.Optional;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cluster.grids.KnownGrids;
import org.cogrid.client.internal.control.GridControl;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.client.internal.status.UserGrids;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The grid that a command works on. */
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

    /** Returns the command's settings, with the grid that the user named. */
    public Settings settings() {
        Settings settings = Settings.load();
        return name == null ? settings : settings.with(SETTING, name, "the option --name");
    }

    /**
     * Makes this the grid of a user's program that runs in this JVM, also for its own {@code Client.connect()}. The
     * program shows what its tasks print, unless a setting says otherwise.
     */
    public void applyToProgram() {
        if (name != null) {
            System.setProperty(SETTING, name);
        }
        if (settings().text(SHOW_OUTPUT).equals("auto")) {
            System.setProperty(SHOW_OUTPUT, "always");
        }
    }

    public Client connect() {
        return Client.connect(settings());
    }

    /** Connects to the grid, for a command that sends no tasks. */
    public GridControl control() {
        Settings settings = settings();
        return GridControl.connect(finder(settings).find(), settings);
    }

    /** Returns the grid, to control it. */
    public Cluster attach() {
        Settings settings = settings();
        ConnectionFinder finder = finder(settings);
        return Cluster.attach(
                named(settings).orElseGet(() -> finder.file().path().toString()), settings);
    }

    /**
     * Returns the file of a grid that may have ended: the named one, else the running one, else the only one that has
     * left a trace.
     */
    public ConnectionFile file() {
        UserGrids grids = grids();
        return fileOf(grids, grids.traces().stream().map(grids::file).toList());
    }

    /** Returns the file of a grid whose engines may no longer listen. */
    public ConnectionFile fileToKill() {
        UserGrids grids = grids();
        return fileOf(
                grids,
                grids.known().all().stream()
                        .filter(grid -> grid.state() == KnownGrids.State.NOT_LISTENING)
                        .map(KnownGrids.KnownGrid::file)
                        .toList());
    }

    private ConnectionFile fileOf(UserGrids grids, List<ConnectionFile> silent) {
        Settings settings = settings();
        ConnectionFinder finder = finder(settings);
        return named(settings)
                .map(finder::named)
                .orElseGet(() -> !anyRuns(grids) && silent.size() == 1 ? silent.get(0) : finder.file());
    }

    private static boolean anyRuns(UserGrids grids) {
        return grids.known().all().stream().anyMatch(grid -> grid.state() == KnownGrids.State.RUNNING);
    }

    /** Returns the grids to show: the named one, or all. */
    public List<KnownGrids.KnownGrid> known() {
        Settings settings = settings();
        return named(settings)
                .map(finder(settings)::named)
                .map(file -> KnownGrids.find(file).stream().toList())
                .orElseGet(() -> new UserGrids(settings).known().all());
    }

    /** Fails if the user named a grid that does not exist. */
    public void requireNamed() {
        Settings settings = settings();
        named(settings).ifPresent(finder(settings)::existing);
    }

    /** Returns the name that the user gave, if any. */
    public Optional<String> given() {
        return Optional.ofNullable(name);
    }

    /** Returns all grids of this user. */
    public UserGrids grids() {
        return new UserGrids(settings());
    }

    private static Optional<String> named(Settings settings) {
        return GridSettings.from(settings).connection();
    }

    private static ConnectionFinder finder(Settings settings) {
        return new ConnectionFinder(GridSettings.from(settings));
    }
}
