package org.cogrid.client.internal.cli;

import java.util.Optional;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.internal.grid.ConnectionDirectory;
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

    /** The grid's file, also when it has ended. */
    ConnectionFile file() {
        GridSettings settings = GridSettings.from(Settings.load());
        ConnectionDirectory directory = new ConnectionDirectory(settings.home());
        return named(settings)
                .map(text ->
                        text.endsWith(".json") ? new ConnectionFile(java.nio.file.Path.of(text)) : directory.file(text))
                .orElseGet(() ->
                        directory.file(new ConnectionFinder(settings).find().name()));
    }

    /** The name the user has given, if any. */
    Optional<String> given() {
        return Optional.ofNullable(name);
    }

    private Optional<String> named(GridSettings settings) {
        return given().or(settings::connection);
    }
}
