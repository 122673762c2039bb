package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.config.Settings;
import org.cogrid.core.function.Fn0;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that loads a function anew again and again, and what stays of it on an engine in a JVM of its own. */
final class ReplacedVersionsIT {
    private static final int VERSIONS = 12;
    private static final String LOADERS = "test.loaders";

    /** Leaves a trace of its loader in its JVM. */
    private static final String FUNCTION = """
            package p;
            public class F implements org.cogrid.core.function.Fn0<Integer> {
                @SuppressWarnings("unchecked")
                public Integer call() {
                    ((java.util.List<Object>) System.getProperties().computeIfAbsent("test.loaders", any ->
                        new java.util.concurrent.CopyOnWriteArrayList<>()))
                        .add(new java.lang.ref.WeakReference<>(F.class.getClassLoader()));
                    return %d;
                }
            }
            """;

    private static Cluster cluster;

    @BeforeAll
    static void startAnEngine() {
        cluster = Cluster.local(
                ClusterOptions.engines(1).withSettings(Settings.load().with("cogrid.engine.client-grace", "1s")));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void anEngineKeepsTheVersionsInUseAndLetsGoOfTheOthers(@TempDir Path folder) throws Exception {
        try (Client client = cluster.connect()) {
            DirectView e0 = client.view(0);
            e0.put("first", version(folder, 1));
            Fn0<Integer> kept = version(folder, 2);
            assertThat(e0.applySync(kept)).isEqualTo(2);
            for (int number = 3; number <= VERSIONS; number++) {
                assertThat(e0.applySync(version(folder, number))).isEqualTo(number);
            }
            assertThat(e0.<Integer>evaluate("first.call()").get()).isEqualTo(1);

            int last = VERSIONS + 1;
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                System.gc();
                e0.applySync(version(folder, last));
                assertThat(liveLoaders(e0)).isLessThanOrEqualTo(3); // of the first, the second and the last
            });

            assertThat(e0.applySync(kept)).isEqualTo(2);
            assertThat(e0.<Integer>evaluate("first.call()").get()).isEqualTo(1);
            assertThat(liveLoaders(e0)).isGreaterThanOrEqualTo(2);
            Reference.reachabilityFence(kept);
        }
    }

    @SuppressWarnings("unchecked")
    private static Fn0<Integer> version(Path folder, int number) throws Exception {
        Path classes = folder.resolve("v" + number).resolve("classes");
        if (!classes.toFile().exists()) {
            new Program(folder.resolve("v" + number)).with("p.F", FUNCTION.formatted(number));
        }
        return (Fn0<Integer>)
                Program.loader(classes).loadClass("p.F").getConstructor().newInstance();
    }

    @SuppressWarnings("unchecked")
    private static long liveLoaders(DirectView e0) {
        return e0.applySync(() -> {
            System.gc();
            return ((List<WeakReference<ClassLoader>>) System.getProperties().get(LOADERS))
                    .stream()
                            .map(WeakReference::get)
                            .filter(loader -> loader != null)
                            .distinct()
                            .count();
        });
    }
}
