package org.cogrid.client;

import java.util.List;
import org.cogrid.core.internal.grid.GridName;

/**
 * What a {@link Cluster} is like.
 *
 * @param engines how many engines it starts with
 * @param name the grid's name, by which other programs of this user find it
 * @param jvmArguments further arguments for the engines' JVMs, such as {@code -Xmx4g}; none for engines in this JVM
 */
public record ClusterOptions(int engines, String name, List<String> jvmArguments) {
    public ClusterOptions {
        if (engines < 1) {
            throw new IllegalArgumentException("A cluster has at least one engine, not " + engines);
        }
        GridName.check(name);
        jvmArguments = List.copyOf(jvmArguments);
    }

    /** So many engines, in a grid with a name of its own. */
    public static ClusterOptions engines(int count) {
        return new ClusterOptions(count, LocalNames.next(), List.of());
    }

    /** The same, in a grid of this name. */
    public ClusterOptions named(String gridName) {
        return new ClusterOptions(engines, gridName, jvmArguments);
    }

    /** The same, with these arguments for each engine's JVM. */
    public ClusterOptions withJvmArguments(String... arguments) {
        return new ClusterOptions(engines, name, List.of(arguments));
    }
}
