package org.cogrid.client.internal.cli;

import java.util.List;
import org.cogrid.client.Cluster;
import org.cogrid.client.EngineStatus;

/** What is told of a grid once it has engines. */
final class StartedText {
    private StartedText() {}

    /** Such as {@code The grid 'default' has 2 engines: 0 1}. */
    static String of(Cluster cluster) {
        List<String> ids = cluster.status().stream()
                .filter(engine -> engine.state().isPresent())
                .map(EngineStatus::id)
                .map(String::valueOf)
                .toList();
        return "The grid '" + cluster.name() + "' has " + ids.size() + (ids.size() == 1 ? " engine: " : " engines: ")
                + String.join(" ", ids);
    }
}
