package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.map.IMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.function.Fn0;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client whose whole grid has ended, for good or for a while. */
class LostGridIT {
    @TempDir
    Path folder;

    /** A client whose configuration is the packaged one, but for a text. */
    private Client connect(Cluster cluster, String packagedText, String text) throws IOException {
        try (InputStream packaged = new ConfigFiles(Settings.load()).client()) {
            String yaml = new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(yaml).contains(packagedText);
            Path config = Files.writeString(folder.resolve("client.yaml"), yaml.replace(packagedText, text));
            return Client.connect(
                    cluster.connectionFile(), Settings.load().with("cogrid.client-config", config.toString()));
        }
    }

    @Test
    void aReadOfTheGridSaysThatTheGridIsLost() throws IOException {
        try (Cluster cluster = Cluster.embedded(1)) {
            try (Client client =
                    connect(cluster, "cluster-connect-timeout-millis: 60000", "cluster-connect-timeout-millis: 1000")) {
                DirectView e0 = client.view(0);
                e0.put("a", 1);
                IMap<String, Integer> map = client.gridMap("orders");

                cluster.kill(0);

                assertThatThrownBy(() -> e0.peek("a"))
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("reading 'a' of engine 0 failed")
                        .hasMessageContaining("lost grid '")
                        .hasMessageContaining("connect again");
                assertThatThrownBy(() -> map.get("a"))
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("get of the grid map 'orders' failed: this client has lost grid '");
            }
        }
    }

    @Test
    void whatWaitsForAnEngineEndsWhenTheGridIsLost() throws IOException {
        try (Cluster cluster = Cluster.embedded(1)) {
            try (Client client =
                    connect(cluster, "cluster-connect-timeout-millis: 60000", "cluster-connect-timeout-millis: 1000")) {
                Fn0<Integer> one = () -> 1;
                assertThat(client.balanced().applySync(one)).isEqualTo(1);
                cluster.kill(0);
                await().until(() -> client.ids().isEmpty());

                AsyncResult<Integer> waiting = client.balanced().apply(one);

                assertThat(waiting.await(Duration.ofSeconds(50))).isTrue();
                assertThatThrownBy(waiting::get)
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("lost grid '")
                        .hasMessageContaining("connect again");
                assertThatThrownBy(() -> client.balanced().apply(one).get())
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("lost grid '");
            }
        }
    }

    @Test
    void theOnlyEngineCanBeUsedAsSoonAsItHasBeenRestarted() throws IOException {
        try (Cluster cluster = Cluster.embedded(1)) {
            try (Client client = connect( // so that it is back late
                    cluster,
                    "initial-backoff-millis: 100\n      max-backoff-millis: 1000",
                    "initial-backoff-millis: 3000\n      max-backoff-millis: 3000")) {
                DirectView e0 = client.view(0);
                e0.execute("a = 1").get();

                cluster.restart(0);

                assertThat(e0.<Integer>evaluate("a + 1").get()).isEqualTo(2);
            }
        }
    }
}
