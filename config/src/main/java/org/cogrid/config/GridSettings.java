package org.cogrid.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where grids are found and where their members listen.
 *
 * @param home the folder of the connection files
 * @param connection the grid to use, as the path of a connection file or as a grid's name
 * @param bindAddress the address that engines listen on; loopback unless set otherwise
 * @param firstPort the first port an engine tries; taken ports are skipped
 */
public record GridSettings(Path home, Optional<String> connection, String bindAddress, int firstPort) {
    /** Reads these settings. */
    public static GridSettings from(Settings settings) {
        SettingParser parser = new SettingParser(settings);
        return new GridSettings(
                parser.path("cogrid.home").orElseGet(() -> Path.of(System.getProperty("user.home"), ".cogrid")),
                Optional.of(settings.text("cogrid.connection")).filter(text -> !text.isEmpty()),
                settings.text("cogrid.bind-address"),
                parser.integer("cogrid.port", 1024, 65_000));
    }
}
