package org.cogrid.client.internal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.cogrid.client.internal.cluster.LazyControl;
import org.cogrid.client.internal.grid.FoundGrid;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.it.Signals;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.access.MemberProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grid in processes gets a new key while it works. */
class KeyChangeIT {
    private static final Settings PATIENT = Settings.load().with("cogrid.client.connect-timeout", "60s");
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

    private static void isLetIn(GridAccess access) {
        new GridConnector(PATIENT).connect(new FoundGrid(NOWHERE, access)).shutdown();
    }

    private static void isRefused(GridAccess access) {
        assertThatThrownBy(() -> new GridConnector(BRIEF).connect(new FoundGrid(NOWHERE, access)))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("its key is a new one since the connection file");
    }

    private static void begin(Cluster cluster) {
        try (LazyControl control = new LazyControl(new ConnectionFile(cluster.connectionFile()), PATIENT)) {
            KeyChange.begin(new ConnectionFile(cluster.connectionFile()), control.engines());
        }
    }

    @Test
    void bothKeysHoldUntilTheLastEngineHasRestarted() {
        try (Cluster cluster = Cluster.local(ClusterOptions.engines(2))) {
            GridKey former = access(cluster).key();
            try (Client client = cluster.connect()) {
                client.all().push(Map.of("x", 42));

                begin(cluster);
                GridKey key = access(cluster).key();
                assertThat(key).isNotEqualTo(former);
                isLetIn(by(former, cluster));
                isLetIn(by(key, cluster));

                assertThat(cluster.restart(0)).isEmpty();
                isLetIn(by(former, cluster));
                isLetIn(by(key, cluster));
                assertThat(client.view(1).<Integer>evaluate("x").get()).isEqualTo(42);

                assertThat(cluster.restart(1)).isEmpty();
                isRefused(by(former, cluster));
                isLetIn(by(key, cluster));
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
    void aKeyThatOnlyHalfOfTheGridUsesIsReplacedByAnotherRekey() {
        try (Cluster cluster = Cluster.embedded(2)) {
            begin(cluster);
            cluster.restart(0);
            begin(cluster);

            assertThat(cluster.rekey()).containsOnlyKeys(0, 1);

            try (Client client = cluster.connect()) {
                assertThat(client.all().<Integer>evaluate("6 * 7").get()).containsExactly(42, 42);
            }
        }
    }

    @Test
    void aCopyOfTheConnectionFileIsNotGivenANewKey(@TempDir Path folder) throws IOException {
        try (Cluster cluster = Cluster.embedded(1)) {
            GridAccess before = access(cluster);
            ConnectionFile copy = new ConnectionFile(copied(cluster.connectionFile(), folder));
            try (LazyControl control = new LazyControl(copy, PATIENT)) {
                assertThatThrownBy(() -> KeyChange.begin(copy, control.engines()))
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("keeps its key")
                        .hasMessageContaining("Do it with " + cluster.connectionFile());
            }
            assertThat(copy.read()).isEqualTo(before);
            assertThat(access(cluster)).isEqualTo(before);
        }
    }

    @Test
    void aProcessThatTheGridHasGivenUpKeepsTheKeyFromBeingChanged() {
        try (Cluster cluster = Cluster.embedded(1)) {
            ConnectionFile file = new ConnectionFile(cluster.connectionFile());
            GridAccess access = file.read();
            MemberProcess outside = MemberProcess.current(MemberAddress.of("127.0.0.1:1"));
            file.write(access.withMembers(access.addresses(), List.of(outside)));

            assertThatThrownBy(() -> begin(cluster))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("keeps its key: its processes [" + outside.pid() + "] live");
            assertThat(access(cluster).key()).isEqualTo(access.key());
            file.write(access);
        }
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
            isLetIn(by(former, cluster));
        }
    }
}
