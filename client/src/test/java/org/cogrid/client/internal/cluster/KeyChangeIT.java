package org.cogrid.client.internal.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.client.internal.grid.FoundGrid;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.it.Signals;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid in processes gets a new key while it works. */
class KeyChangeIT {
    private static final Settings BRIEF = Settings.load().with("cogrid.client.connect-timeout", "3s");
    private static final ConnectionFile NOWHERE = new ConnectionFile(Path.of("copied elsewhere.json"));
    private static final Duration LONG = Duration.ofSeconds(60);

    private static GridAccess access(Cluster cluster) {
        return new ConnectionFile(cluster.connectionFile()).read();
    }

    /** The grid as a program finds it that has its members, but this key. */
    private static GridAccess by(GridKey key, Cluster cluster) {
        return access(cluster).withKey(key);
    }

    private static boolean isLetIn(GridAccess access) {
        try {
            HazelcastInstance client = new GridConnector(BRIEF).connect(new FoundGrid(NOWHERE, access));
            client.shutdown();
            return true;
        } catch (GridConnectionException e) {
            assertThat(e).hasMessageContaining("its key is a new one since the connection file");
            return false;
        }
    }

    @Test
    void bothKeysHoldUntilTheLastEngineHasRestarted() {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(2))) {
            GridKey former = access(cluster).key();
            try (Client client = cluster.connect();
                    LazyControl control =
                            new LazyControl(new ConnectionFile(cluster.connectionFile()), Settings.load())) {
                client.all().push(Map.of("x", 42));

                KeyChange.begin(new ConnectionFile(cluster.connectionFile()), control.engines());
                GridKey key = access(cluster).key();
                assertThat(key).isNotEqualTo(former);
                assertThat(isLetIn(by(former, cluster))).isTrue();
                assertThat(isLetIn(by(key, cluster))).isTrue();

                assertThat(cluster.restart(0)).isEmpty();
                assertThat(isLetIn(by(former, cluster))).isTrue();
                assertThat(isLetIn(by(key, cluster))).isTrue();
                assertThat(client.view(1).<Integer>evaluate("x").get()).isEqualTo(42);

                assertThat(cluster.restart(1)).isEmpty();
                assertThat(isLetIn(by(former, cluster))).isFalse();
                assertThat(isLetIn(by(key, cluster))).isTrue();
                client.waitForEngines(2, LONG);
                assertThat(client.view(0).<Integer>pull("x").get()).isEqualTo(42);
                assertThat(client.view(1).<Integer>pull("x").get()).isEqualTo(42);
            }
        }
    }

    @Test
    void aProgramGoesOnAndOneWithACopyOfTheOldFileLosesTheGrid(@TempDir Path folder) throws IOException {
        try (Cluster cluster = Cluster.embedded(2);
                Client going = cluster.connect();
                Client copying = Client.connect(copied(cluster.connectionFile(), folder))) {
            going.view(0).put("x", 42);
            assertThat(copying.ids()).containsExactly(0, 1);

            assertThat(cluster.rekey()).isEqualTo(Map.of(0, List.of(), 1, List.of()));

            going.waitForEngines(2, LONG);
            assertThat(going.view(0).<Integer>pull("x").get()).isEqualTo(42);
            DirectView lost = copying.view(0).withTimeout(Duration.ofSeconds(2));
            assertThatThrownBy(() -> lost.<Integer>pull("x").get()).isInstanceOf(CogridException.class);
        }
    }

    private static Path copied(Path file, Path folder) throws IOException {
        return Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void anEngineThatHangsKeepsTheFormerKey() throws Exception {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(2))) {
            GridKey former = access(cluster).key();
            cluster.status(); // connects
            long pid = cluster.pids().get(1);
            Signals.stop(pid);
            try {
                assertThatThrownBy(() -> cluster.rekey())
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("accept a new key: it has not answered for 15 s");
                assertThat(access(cluster).key()).isEqualTo(former);
            } finally {
                Signals.goOn(pid);
            }
            await().atMost(LONG).until(() -> isLetIn(by(former, cluster)));
        }
    }
}
