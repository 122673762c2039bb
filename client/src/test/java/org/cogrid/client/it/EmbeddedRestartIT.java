package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.cogrid.core.CogridException;
import org.cogrid.core.Engine;
import org.cogrid.core.internal.grid.GridNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Restarts of engines in this JVM, of which one can't read what it left in the grid. */
class EmbeddedRestartIT {
    private static final Duration SECONDS = Duration.ofSeconds(60);
    private static final long DAMAGED = 1_000_000;

    private Cluster cluster;
    private Client client;
    private DirectView e0;

    @BeforeEach
    void start() {
        cluster = Cluster.embedded(2);
        client = cluster.connect();
        e0 = client.view(0);
    }

    @AfterEach
    void stop() {
        client.close();
        cluster.close();
    }

    private static IMap<Long, byte[]> definitionsOfEngine0() {
        return Engine.current().hazelcast().getMap(GridNames.definitions(0));
    }

    @Test
    void anEngineThatCanNotReadWhatItLeftEndsAndHasItAllWhenItIsRestartedLater() {
        e0.execute("a = 5; def f() { a + 1 }").get();
        e0.flush();
        client.view(1).applySync(() -> definitionsOfEngine0().put(DAMAGED, new byte[] {9}));

        Logger log = Logger.getLogger("org.cogrid.node");
        Handler failing = new Failing();
        log.addHandler(failing); // whatever becomes of the log
        try {
            assertThatThrownBy(() -> cluster.restart(0))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContainingAll("can't be read", "damaged", "they keep its namespace");
        } finally {
            log.removeHandler(failing);
        }

        await().atMost(SECONDS).until(() -> client.ids().equals(List.of(1)));
        assertThat(cluster.pids()).hasSize(1);
        assertThat(e0.<Object>peek("a")).isEqualTo(5);

        client.view(1).applySync(() -> definitionsOfEngine0().remove(DAMAGED));
        assertThat(cluster.restart(0)).isEmpty();
        client.waitForEngines(2, SECONDS);
        assertThat(e0.<Integer>evaluate("f()").get()).isEqualTo(6);
    }

    private static final class Failing extends Handler {
        @Override
        public void publish(LogRecord record) {
            throw new IllegalStateException("no line can be written");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
