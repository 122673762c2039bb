package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.config.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scripts that come and go beside a program that stays, and what is left of them on an engine in a JVM of its own. */
final class EndedScriptsIT {
    private static final int FEW = 10;
    private static final int MANY = 100;

    /** The JVM's own, first used meanwhile; each script has more than four. */
    private static final int FURTHER_CLASSES = 150;

    private static Cluster cluster;

    /** What Groovy and Java's serialization remember holds classes softly: this JVM is to let go of it with the next collection. */
    @BeforeAll
    static void startAnEngine() {
        cluster = Cluster.local(ClusterOptions.engines(1)
                .withJvmArguments("-XX:SoftRefLRUPolicyMSPerMB=0")
                .withSettings(Settings.load().with("cogrid.engine.client-grace", "1s")));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** A hundred programs in turn connect, compile and leave: that takes as long as the machine is slow. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aHundredScriptsWithClassesOfTheirOwnLeaveNoMoreThanTen() {
        try (Client stays = cluster.connect()) {
            DirectView e0 = stays.view(0);
            assertThat(e0.applySync(() -> 1)).isEqualTo(1);
            runScripts(1, FEW);
            Left few = left(e0);

            runScripts(FEW + 1, MANY);

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Left many = left(e0);
                assertThat(many.code()).isLessThanOrEqualTo(few.code());
                assertThat(many.classes()).isLessThanOrEqualTo(few.classes() + FURTHER_CLASSES);
            });
            assertThat(e0.applySync(() -> 2)).isEqualTo(2);
            assertThat(e0.evaluate("job.n").get()).isEqualTo(MANY);
        }
    }

    private static void runScripts(int first, int last) {
        for (int number = first; number <= last; number++) {
            runScript(number);
        }
    }

    /** Each with a client of its own. */
    private static void runScript(int number) {
        String text = """
                class Job%1$d implements Serializable { int n = %1$d; def twice() { (1..2).collect { n }.sum() } }
                class Help%1$d { static int one() { 1 } }
                e0['job'] = new Job%1$d()
                e0.applySync({ Job%1$d job -> [1].each { assert Help%1$d.one() == it }; job.twice() }, org.cogrid.core.Reference.ref('job'))
                """.formatted(number);
        try (Client client = cluster.connect()) {
            assertThat(new GroovyShell(new Binding(Map.of("e0", client.view(0)))).evaluate(text))
                    .isEqualTo(2 * number);
        }
    }

    /** How much the grid's map of code and the engine's JVM have. */
    private record Left(int code, int classes) {}

    private static Left left(DirectView e0) {
        List<Integer> both = e0.<List<Integer>>evaluate("""
                System.gc()
                [com.hazelcast.core.Hazelcast.allHazelcastInstances[0].getMap('cogrid.code').size(),
                 java.lang.management.ManagementFactory.classLoadingMXBean.loadedClassCount]
                """).get();
        return new Left(both.get(0), both.get(1));
    }
}
