package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What mirroring costs an engine whose tasks use large values all the time. */
class MirrorShareIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Cluster cluster;
    private static Client client;

    @BeforeAll
    static void start() {
        cluster = Cluster.local(ClusterOptions.engines(2).withJvmArguments("-Xmx1g"));
        client = cluster.connect();
    }

    @AfterAll
    static void stop() {
        client.close();
        cluster.close();
    }

    private static <T> T counter(DirectView engine, String name) {
        return engine.<T>evaluate("org.cogrid.core.Engine.current().mirrorStatistics()." + name + "()")
                .get();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aLargeArrayAndALongListThatTasksChangeAllTheTimeSettleUnderTheirShare() {
        DirectView e0 = client.view(0);
        e0.execute("array = new double[12_500_000]; list = (0..<100_000).collect { [it, 'text ' + it] }; i = 0")
                .get();

        // how long the first copies take is up to the machine, so how long they take to be paid off is too
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
            e0.execute("array[i]++; list[i % list.size()][0] = -i; i++; null").get();
            return MirrorShareIT.<Long>counter(e0, "copies") > 2 && MirrorShareIT.<Double>counter(e0, "share") < 0.05;
        });

        e0.flush();
        assertThat(e0.variables().list()).map(variable -> variable.copy()).containsOnly(Copy.CURRENT);
    }
}
