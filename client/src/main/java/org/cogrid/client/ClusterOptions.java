package org.cogrid.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridName;
import org.cogrid.core.internal.access.Loopback;

/**
 * The properties of a {@link Cluster}. All but the number of engines, the name and the settings apply only to engines
 * in their own JVMs.
 *
 * @param engines how many engines it starts with
 * @param name the grid's name, by which other programs of this user find it. If empty, it is {@code default} for
 *     engines that outlive the program, and otherwise a name that no other program has
 * @param jvmArguments further arguments for the engines' JVMs
 * @param heap how large an engine's heap may grow, in the form of {@code -Xmx}: {@code 512m}, {@code 4g}
 * @param engineId the id of an earlier engine to come back under; then exactly one engine is started
 * @param bindAddress the loopback address to listen on, instead of the setting's
 * @param joinAddress a member of a grid that was started elsewhere, {@code host:port}; its connection file must be
 *     here
 * @param settings the settings for its engines, for this program's work with it, and for the clients that it
 *     connects; empty for those that {@link Settings#load()} returns at its start
 */
public record ClusterOptions(
        int engines,
        String name,
        List<String> jvmArguments,
        Optional<String> heap,
        OptionalInt engineId,
        Optional<String> bindAddress,
        Optional<String> joinAddress,
        Optional<Settings> settings) {
    public ClusterOptions {
        if (engines < 1) {
            throw new IllegalArgumentException("A cluster has at least one engine, not " + engines);
        }
        if (!name.isEmpty()) {
            GridName.check(name);
        }
        if (engineId.isPresent() && engines > 1) {
            throw new IllegalArgumentException(
                    "the id " + engineId.getAsInt() + " is that of one engine, and can't be that of " + engines);
        }
        if (heap.isPresent() && !heap.get().matches("[1-9]\\d*[kKmMgG]?")) {
            throw new IllegalArgumentException("A heap can't be of the size '" + heap.get() + "'; 512m or 4g can be");
        }
        bindAddress.ifPresent(address -> Loopback.require("The address to listen on", address));
        joinAddress.ifPresent(address -> Loopback.requireAddress("The address to join", address));
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** Options with {@code count} engines. */
    public static ClusterOptions engines(int count) {
        return new ClusterOptions(
                count,
                "",
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns these options with this grid name. */
    public ClusterOptions named(String gridName) {
        return new ClusterOptions(
                engines, GridName.check(gridName), jvmArguments, heap, engineId, bindAddress, joinAddress, settings);
    }

    /** Returns these options with these arguments for each engine's JVM. */
    public ClusterOptions withJvmArguments(String... arguments) {
        return withJvmArguments(List.of(arguments));
    }

    /** Returns these options with these arguments for each engine's JVM. */
    public ClusterOptions withJvmArguments(List<String> arguments) {
        return new ClusterOptions(engines, name, arguments, heap, engineId, bindAddress, joinAddress, settings);
    }

    /** Returns these options with this largest heap: {@code 512m}, {@code 4g}. */
    public ClusterOptions withHeap(String size) {
        return new ClusterOptions(
                engines, name, jvmArguments, Optional.of(size), engineId, bindAddress, joinAddress, settings);
    }

    /**
     * Returns options for one engine that comes back under the id of an earlier engine of its grid, with its namespace.
     */
    public ClusterOptions withEngineId(int id) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, OptionalInt.of(id), bindAddress, joinAddress, settings);
    }

    /**
     * Returns these options with this loopback address to listen on.
     *
     * @throws org.cogrid.core.GridConnectionException if other machines could reach the address: they could then
     *     run code
     */
    public ClusterOptions bindingTo(String address) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, engineId, Optional.of(address), joinAddress, settings);
    }

    /**
     * Returns these options with this member, {@code host:port}, of a grid that was started elsewhere: the engines join
     * that grid. A copy of its connection file must be in this user's folder.
     *
     * @throws org.cogrid.core.GridConnectionException if it is no loopback address
     */
    public ClusterOptions joining(String address) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, engineId, bindAddress, Optional.of(address), settings);
    }

    /**
     * Returns these options with these settings instead of those of {@link Settings#load()}: {@code
     * Settings.load().with("cogrid.engine.drain", "1m")}, or {@code Settings.load(file)}. Engines in their own JVMs get
     * those settings that this program has set, as system properties or by {@link Settings#with(String, String)}, and
     * keep them when they are restarted. They read files and environment themselves. Engines in this JVM get the same
     * settings, and no system property is set.
     */
    public ClusterOptions withSettings(Settings settingsInForce) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, engineId, bindAddress, joinAddress, Optional.of(settingsInForce));
    }
}
