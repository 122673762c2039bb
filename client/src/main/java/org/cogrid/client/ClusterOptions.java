package org.cogrid.client;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridName;
import org.cogrid.core.internal.access.Loopback;

/**
 * What a {@link Cluster} is like. All but the first two and the settings are for engines in JVMs of their own.
 *
 * @param engines how many engines it starts with
 * @param name the grid's name, by which other programs of this user find it; empty for {@code default} where engines outlive the program,
 *     and else for one that no other program has
 * @param jvmArguments further arguments for the engines' JVMs
 * @param heap how large an engine's heap may grow, as {@code -Xmx} takes it: {@code 512m}, {@code 4g}
 * @param engineId the id of an earlier engine to come back under; then one engine is started
 * @param bindAddress the loopback address to listen on, instead of the setting's
 * @param joinAddress a member of a grid that was started elsewhere, {@code host:port}; its connection file must be here
 * @param settings the settings of the cluster: of its engines, of this program's work with it, and of the clients that it connects; empty
 *     for those that {@link Settings#load()} gives when it is started
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

    /** So many engines. */
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

    /** The same, in a grid of this name. */
    public ClusterOptions named(String gridName) {
        return new ClusterOptions(
                engines, GridName.check(gridName), jvmArguments, heap, engineId, bindAddress, joinAddress, settings);
    }

    /** The same, with these arguments for each engine's JVM. */
    public ClusterOptions withJvmArguments(String... arguments) {
        return withJvmArguments(List.of(arguments));
    }

    /** The same, with these arguments for each engine's JVM. */
    public ClusterOptions withJvmArguments(List<String> arguments) {
        return new ClusterOptions(engines, name, arguments, heap, engineId, bindAddress, joinAddress, settings);
    }

    /** The same, with heaps that may grow so far: {@code 512m}, {@code 4g}. */
    public ClusterOptions withHeap(String size) {
        return new ClusterOptions(
                engines, name, jvmArguments, Optional.of(size), engineId, bindAddress, joinAddress, settings);
    }

    /** One engine that comes back under the id of an earlier one of its grid and finds its namespace. */
    public ClusterOptions withEngineId(int id) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, OptionalInt.of(id), bindAddress, joinAddress, settings);
    }

    /**
     * The same, listening on this loopback address.
     *
     * @throws org.cogrid.core.GridConnectionException when other machines could reach the address: reach is code execution
     */
    public ClusterOptions bindingTo(String address) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, engineId, Optional.of(address), joinAddress, settings);
    }

    /**
     * The same, joining the grid of this member, {@code host:port}, that was started elsewhere. A copy of its connection file must be in
     * this user's folder.
     *
     * @throws org.cogrid.core.GridConnectionException when it is no loopback address
     */
    public ClusterOptions joining(String address) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, engineId, bindAddress, Optional.of(address), settings);
    }

    /**
     * The same, by these settings in place of those of {@link Settings#load()}: {@code Settings.load().with("cogrid.engine.drain", "1m")}, or
     * {@code Settings.load(file)}. Engines in JVMs of their own are started with those that this program has given, as system properties
     * or by {@link Settings#with(String, String)}, and read files and environment themselves; they keep them when they are restarted.
     * Engines in this JVM get the same, and no system property is set.
     */
    public ClusterOptions withSettings(Settings settingsInForce) {
        return new ClusterOptions(
                engines, name, jvmArguments, heap, engineId, bindAddress, joinAddress, Optional.of(settingsInForce));
    }
}
