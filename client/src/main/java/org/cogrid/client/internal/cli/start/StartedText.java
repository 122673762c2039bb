package org.cogrid.client.internal.cli.start;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cogrid.client.Cluster;
import org.cogrid.client.EngineStatus;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.Counted;

/** Describes a grid whose engines were started. */
final class StartedText {
    private StartedText() {}

    /** Describes the engines as they are now. Those that this program has started are the new ones. */
    static String of(Cluster cluster) {
        Set<Long> own =
                ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
        return of(cluster.name(), cluster.status(), engine -> own.contains(engine.pid()));
    }

    /** Returns a line such as {@code The grid 'default' has 3 engines: 0 1 2 (new: 2), with heaps of up to 5.89 GB}. */
    static String of(String grid, List<EngineStatus> all, Predicate<EngineStatus> isNew) {
        List<EngineStatus> present =
                all.stream().filter(engine -> engine.state().isPresent()).toList();
        List<EngineStatus> added = present.stream().filter(isNew).toList();
        return "The grid '" + grid + "' has " + Counted.of(present.size(), "engine") + ": "
                + ids(present)
                + (added.isEmpty() || added.size() == present.size() ? "" : " (new: " + ids(added) + ")")
                + heaps(added);
    }

    private static String ids(List<EngineStatus> engines) {
        return engines.stream().map(EngineStatus::id).map(String::valueOf).collect(Collectors.joining(" "));
    }

    /**
     * Describes the heaps of the new engines, which all have the same size. An engine that does not answer yet does not
     * tell its size.
     */
    private static String heaps(List<EngineStatus> added) {
        return added.stream()
                .flatMap(engine -> engine.activity().stream())
                .map(activity -> activity.heap().max())
                .map(heap ->
                        (added.size() == 1 ? ", with a heap of up to " : ", with heaps of up to ") + Amounts.size(heap))
                .findFirst()
                .orElse("");
    }
}
