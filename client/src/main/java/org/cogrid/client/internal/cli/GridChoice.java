package org.cogrid.client.internal.cli;

import org.cogrid.client.Client;
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
}
