package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.connection.ClientConnection;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client that reaches an engine through another member is there as long as it lives. */
class OtherMemberIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SEVERAL_GRACES = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    @Timeout(200)
    void aClientThatMovesToAnotherMemberKeepsItsSessionAndLosesNothing() throws Exception {
        try (Cluster cluster = Cluster.local(
                ClusterOptions.engines(2).withSettings(Settings.load().with("cogrid.engine.client-grace", "4s")))) {
            String home = cluster.status().get(0).place().address();
            try (Client client = connectedToOneMember(cluster)) {
                HazelcastClientInstanceImpl hazelcast = hazelcastOf(client);
                DirectView e0 = client.view(0);
                moveUntil(hazelcast, home, true);
                List<AsyncResult<Integer>> sent = new ArrayList<>();
                AtomicBoolean moved = new AtomicBoolean();
                CompletableFuture<Void> move = CompletableFuture.runAsync(() -> {
                    moveUntil(hazelcast, home, false);
                    moved.set(true);
                });
                long movedAt = 0;
                for (int i = 0; movedAt == 0 || System.nanoTime() - movedAt < SEVERAL_GRACES.toNanos(); i++) {
                    sent.add(e0.evaluate(String.valueOf(i)));
                    sent.get(i).get(LONG);
                    movedAt = moved.get() && movedAt == 0 ? System.nanoTime() : movedAt;
                }
                move.join();
                await().pollDelay(SEVERAL_GRACES)
                        .atMost(LONG)
                        .until(() -> true); // idle, so that nothing is heard of it there
                assertThat(e0.<Integer>evaluate("6 * 7").get(LONG)).isEqualTo(42);
                for (int i = 0; i < sent.size(); i++) {
                    assertThat(sent.get(i).get()).isEqualTo(i);
                }
            }
        }
    }

    private Client connectedToOneMember(Cluster cluster) throws Exception {
        Path yaml = folder.resolve("client.yaml");
        try (InputStream packaged = Cluster.class.getResourceAsStream("/org/cogrid/config/cogrid-client.yaml")) {
            String text = new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(
                    yaml,
                    text.replace("  network:\n", "  network:\n    cluster-routing:\n      mode: SINGLE_MEMBER\n"));
        }
        return Client.connect(cluster.connectionFile(), Settings.load().with("cogrid.client-config", yaml.toString()));
    }

    private static HazelcastClientInstanceImpl hazelcastOf(Client client) {
        AsyncResult<Integer> any = client.view(0).evaluate("1");
        any.get();
        return HazelcastClient.getAllHazelcastClients().stream()
                .filter(instance -> instance.getLifecycleService().isRunning())
                .filter(instance -> instance.getLocalEndpoint()
                        .getUuid()
                        .equals(any.metadata().clientId()))
                .map(instance -> ((HazelcastClientProxy) instance).client)
                .findFirst()
                .orElseThrow();
    }

    /** Cuts the client's one connection, after which it finds some member, until that is the one, or is not. */
    private static void moveUntil(HazelcastClientInstanceImpl client, String address, boolean wanted) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(700)).until(() -> {
            boolean there = connections(client).stream().anyMatch(connection -> isTo(connection, address));
            boolean connected = !connections(client).isEmpty();
            if (connected && there != wanted) {
                connections(client).forEach(connection -> connection.close("moved by a test", null));
            }
            return connected && there == wanted;
        });
    }

    private static List<ClientConnection> connections(HazelcastClientInstanceImpl client) {
        return List.copyOf(client.getConnectionManager().getActiveConnections());
    }

    private static boolean isTo(ClientConnection connection, String address) {
        return connection.getRemoteAddress() != null
                && address.equals(connection.getRemoteAddress().getHost() + ":"
                        + connection.getRemoteAddress().getPort());
    }
}
