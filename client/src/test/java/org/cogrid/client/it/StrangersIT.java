package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.transport.InitiatorProof;
import org.cogrid.core.internal.transport.SocketEnds;
import org.cogrid.core.internal.transport.SocketKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who can reach a member's port but has no connection file gets nothing, and costs nothing. {@code -Dstrangers=10000} makes
 * the crowd larger; what calls take beside it is printed.
 */
class StrangersIT {
    /** By default some more than may wait at a member at once. */
    private static final int MANY = Integer.getInteger("strangers", 400);

    private static final int CALLS = 200;

    private static Cluster cluster;
    private static GridAccess access;

    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void startGrid() {
        cluster = Cluster.local(2);
        access = new ConnectionFile(cluster.connectionFile()).read();
    }

    @AfterAll
    static void endGrid() {
        cluster.close();
    }

    /** What strangers do harms nobody. */
    @AfterEach
    void theGridServes() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        try (Client client = cluster.connect()) {
            assertThat(client.ids()).containsExactly(0, 1);
            assertThat(client.all().<Integer>evaluate("6 * 7").get()).containsExactly(42, 42);
        }
    }

    private static int port(int member) {
        String address = access.addresses().get(member);
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private Socket stranger() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(0));
        socket.setSoTimeout(60_000);
        sockets.add(socket);
        return socket;
    }

    /** What the member says before it closes the connection. */
    private static byte[] untilClosed(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return in.readAllBytes();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the member keeps a stranger", e);
        } catch (IOException e) {
            return new byte[0]; // closed before it had read all that was sent
        }
    }

    static Stream<byte[]> firstBytes() {
        return Stream.of(
                "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                "get a\r\n".getBytes(StandardCharsets.US_ASCII),
                "CP2".getBytes(StandardCharsets.US_ASCII),
                timerPacket(),
                new byte[] {22, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, // the beginning of a TLS handshake
                new byte[] {'C', 'G', 'R', 2},
                new byte[10_000]);
    }

    /** A member's packet in which a class is named that starts a thread when it is made. */
    private static byte[] timerPacket() {
        byte[] name = "java.util.Timer".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer data = ByteBuffer.allocate(4 + 4 + 1 + 4 + name.length);
        data.putInt(0).putInt(-2).put((byte) 0).putInt(name.length).put(name);
        ByteBuffer packet = ByteBuffer.allocate(3 + 1 + 2 + 4 + 4 + data.capacity());
        packet.put("HZC".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 4)
                .putShort((short) 2)
                .putInt(-1);
        return packet.putInt(data.capacity()).put(data.array()).array();
    }

    @ParameterizedTest
    @MethodSource("firstBytes")
    void whoSpeaksAnotherProtocolIsDismissedWithoutAWord(byte[] bytes) throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket stranger = stranger();
            stranger.getOutputStream().write(bytes);
            assertThat(untilClosed(stranger)).isEmpty();
        }
        assertThat(threads()).noneMatch(name -> name.startsWith("Timer-"));
    }

    private static List<String> threads() {
        try (Client client = cluster.connect()) {
            return client.view(0)
                    .<List<String>>evaluate("Thread.allStackTraces.keySet().collect { it.name }")
                    .get();
        }
    }

    @Test
    void whoSaysNothingOrHalfAGreetingIsDismissedAfterAWhile() throws IOException {
        Socket silent = stranger();
        Socket slow = stranger();
        slow.getOutputStream().write(new byte[] {'C', 'G', 'R', 1, 0, 7});

        assertThat(untilClosed(silent)).isEmpty();
        assertThat(untilClosed(slow)).isEmpty();
    }

    @Test
    void whoProvesItselfAndThenSaysNothingInTlsIsDismissedAfterAWhile() throws Exception {
        Socket holder = stranger();
        InitiatorProof proof = new InitiatorProof(
                new SocketKey(access.key(), true),
                SocketEnds.here((InetSocketAddress) holder.getLocalSocketAddress(), (InetSocketAddress)
                        holder.getRemoteSocketAddress()));
        holder.getOutputStream().write(proof.hello());
        holder.getOutputStream().write(proof.take(holder.getInputStream().readNBytes(proof.wanted())));

        assertThat(proof.isDone()).isTrue();
        assertThat(untilClosed(holder)).isEmpty();
    }

    @Test
    void aHolderOfTheKeyGetsInWhileEveryCoreComputes() {
        AtomicBoolean enough = new AtomicBoolean();
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread computing = new Thread(() -> {
                while (!enough.get()) {
                    Thread.onSpinWait();
                }
            });
            computing.setDaemon(true);
            computing.start();
        }
        try (Client client = cluster.connect()) {
            assertThat(client.all().<Integer>evaluate("6 * 7").get()).containsExactly(42, 42);
        } finally {
            enough.set(true);
        }
    }

    @Test
    void aCrowdOfStrangersKeepsNobodyOut() throws Exception {
        try (Client client = cluster.connect()) {
            long before = medianNanos(client);
            Socket first = stranger();
            CompletableFuture<Void> crowd = CompletableFuture.runAsync(this::comeInCrowds);
            long beside = medianNanos(client);
            try (Client another = cluster.connect()) {
                assertThat(another.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
            }
            crowd.get();
            System.out.println("a call takes " + before / 1_000 + " µs, and " + beside / 1_000 + " µs while " + MANY
                    + " strangers come (medians)");
            assertThat(untilClosed(first)).isEmpty();
        }
    }

    private void comeInCrowds() {
        try {
            for (int i = 0; i < MANY; i++) {
                stranger();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long medianNanos(Client client) {
        long[] times = new long[CALLS];
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            Integer answer = client.view(0).applySync(() -> 42);
            assertThat(answer).isEqualTo(42);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[CALLS / 2];
    }

    @Test
    void aHazelcastClientThatKnowsTheNameOfTheClusterIsNotLetIn() {
        ClientConfig config = new ClientConfig();
        config.setClusterName(access.cluster());
        config.getNetworkConfig().setAddresses(access.addresses());
        config.getConnectionStrategyConfig().getConnectionRetryConfig().setClusterConnectTimeoutMillis(2_000);

        assertThatThrownBy(() -> HazelcastClient.newHazelcastClient(config))
                .hasMessageContaining("Unable to connect to any cluster");
    }

    @Test
    void twoGridsOnOnePortRangeStayApart(@TempDir Path folder) {
        try (Cluster other = Cluster.local(1);
                Client client = other.connect()) {
            GridAccess theirs = new ConnectionFile(other.connectionFile()).read();
            assertThat(theirs.addresses()).hasSize(1).doesNotContainAnyElementsOf(access.addresses());
            assertThat(client.ids()).containsExactly(0);
            assertThat(client.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);

            ConnectionFile led = new ConnectionFile(folder.resolve("led-astray.json"));
            led.write(access.withMembers(theirs.addresses(), theirs.processes()));

            assertThatThrownBy(() -> Client.connect(led.path())).isInstanceOf(GridConnectionException.class);
        }
    }

    /** A member that says that it has the address of another one once threw that one out of the grid. */
    @Test
    void aHazelcastMemberThatKnowsTheNameOfTheClusterStaysAlone() {
        Config config = new Config();
        config.setClusterName(access.cluster());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.max.join.seconds", "3");
        config.getNetworkConfig().setPort(23_000 + port(1) % 1_000).setPublicAddress("127.0.0.1:" + port(1));
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + port(0));
        HazelcastInstance stranger = Hazelcast.newHazelcastInstance(config);
        try {
            assertThat(stranger.getCluster().getMembers()).hasSize(1);
        } finally {
            stranger.getLifecycleService().terminate();
        }
    }
}
