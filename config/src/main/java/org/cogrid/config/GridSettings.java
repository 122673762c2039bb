package org.cogrid.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where grids are found and where their members listen.
 *
 * @param home the folder of the connection files
 * @param cache the folder for files that make later starts quicker; it may be deleted at any time
 * @param connection the grid to use, as the path of a connection file or as a grid's name
 * @param bindAddress the address that engines listen on; a loopback address
 * @param publicAddress the address at which clients and other engines reach an engine, {@code host:port}, if it differs
 *     from where it listens
 * @param join the members of an existing grid that engines join, {@code host:port}
 * @param ports where engines may listen
 * @param memberSilence how long a member may say nothing before the other members and the clients give it up
 * @param encryptLoopback whether connections within a machine are encrypted as those between machines are
 */
public record GridSettings(
        Path home,
        Path cache,
        Optional<String> connection,
        String bindAddress,
        Optional<String> publicAddress,
        List<String> join,
        PortRange ports,
        Duration memberSilence,
        boolean encryptLoopback) {
    private static final Duration SHORTEST_SILENCE =
            Duration.ofSeconds(3); // a few of the heartbeats that come each second

    /**
     * Ports that an engine may listen on.
     *
     * @param first the first one it tries; taken ports are skipped
     * @param count how many it tries
     */
    public record PortRange(int first, int count) {}

    /** Reads these settings. */
    public static GridSettings from(Settings settings) {
        SettingParser parser = new SettingParser(settings);
        return new GridSettings(
                parser.path("cogrid.home").orElseGet(() -> Path.of(System.getProperty("user.home"), ".cogrid")),
                parser.path("cogrid.cache")
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "cogrid")),
                Optional.of(settings.text("cogrid.connection")).filter(text -> !text.isEmpty()),
                settings.text("cogrid.bind-address"),
                parser.address("cogrid.public-address"),
                parser.words("cogrid.join"),
                new PortRange(
                        parser.integer("cogrid.port", 1024, 65_000), parser.integer("cogrid.port-count", 1, 10_000)),
                parser.duration("cogrid.member-silence", SHORTEST_SILENCE),
                parser.flag("cogrid.encrypt-loopback"));
    }
}
