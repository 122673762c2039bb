package org.cogrid.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.bench.bounds.Trials;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.EngineStatus;

/** Has an engine of a small heap bear clients that do not fetch, while others are served; fails when a promise does not hold. */
public final class RunBounds {
    private static final int HEAP = 256 << 20;

    private RunBounds() {}

    /** {@code quick} for a tenth of the sizes, or {@code full}. */
    public static void main(String[] arguments) throws Exception {
        List<String> broken = broken(Plan.of(arguments));
        broken.forEach(System.out::println);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    /** The promises that did not hold, each in a sentence. */
    private static List<String> broken(Plan plan) throws Exception {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(1)
                .withHeap(String.valueOf(HEAP))
                .withJvmArguments("-XX:+UseG1GC"))) {
            Trials trials = new Trials(cluster.connectionFile(), HEAP);
            trials.runAll(plan);
            List<String> broken = new ArrayList<>(trials.broken());
            if (cluster.status().get(0).state() != EngineStatus.State.SERVING) {
                broken.add("the engine does not serve any more");
            }
            if (Files.readString(cluster.log(0)).contains("OutOfMemoryError")) {
                broken.add("the engine ran out of memory");
            }
            return broken;
        }
    }
}
