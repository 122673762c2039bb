package org.cogrid.client.internal.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.cluster.KnownGrids;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which grid a command is about. */
final class GridChoice {
    private static final String SETTING = "cogrid.connection";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The grid (default: the only one that runs, else the one named 'default').")
    private @Nullable String name;

    /** Makes it the grid of all that runs in this JVM, of the user's own {@code Client.connect()}, too. */
    void apply() {
        if (name != null) {
            System.setProperty(SETTING, name);
        }
    }

    Client connect() {
        apply();
        return Client.connect();
    }

    /** The grid, to look after it. */
    Cluster attach() {
        GridSettings settings = GridSettings.from(Settings.load());
        return Cluster.attach(named(settings)
                .orElseGet(() -> new ConnectionFinder(settings).find().name()));
    }

    /** The file of a grid that may have ended: the one named, else the one that runs, else the only one that has left a trace. */
    ConnectionFile file() {
        return fileOf(UserGrids.traces());
    }

    /** The file of a grid whose engines may no longer listen. */
    ConnectionFile fileToKill() {
        return fileOf(UserGrids.known().all().stream()
                .filter(grid -> grid.state() == KnownGrids.State.NOT_LISTENING)
                .map(KnownGrids.KnownGrid::name)
                .toList());
    }

    private ConnectionFile fileOf(List<String> silent) {
        GridSettings settings = GridSettings.from(Settings.load());
        Optional<String> named = named(settings);
        if (named.isPresent()) {
            return named.get().endsWith(ConnectionFile.SUFFIX)
                    ? new ConnectionFile(Path.of(named.get()))
                    : UserGrids.file(named.get());
        }
        boolean anyRuns = UserGrids.known().all().stream().anyMatch(grid -> grid.state() == KnownGrids.State.RUNNING);
        return !anyRuns && silent.size() == 1
                ? UserGrids.file(silent.get(0))
                : UserGrids.file(new ConnectionFinder(settings).find().name());
    }

    /** The name the user has given, if any. */
    Optional<String> given() {
        return Optional.ofNullable(name);
    }

    private Optional<String> named(GridSettings settings) {
        return given().or(settings::connection);
    }
}
