package org.cogrid.core.internal.hazelcast.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.internal.nio.Packet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All types of messages that Hazelcast's clients and members know, sent to a member by who holds the grid's key, and by a stranger. */
class EveryMessageTypeIT {
    private static final String CODEC = "com/hazelcast/client/impl/protocol/codec/[A-Za-z0-9_]+Codec\\.class";
    private static final int FEWEST = 470;

    /** The bytes that name a protocol. */
    private static final int PROTOCOL = 3;

    private final Logger log = Logger.getLogger(Refusals.class.getName());

    @BeforeEach
    void beQuiet() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void logAsUsual() {
        log.setLevel(null);
    }

    @Test
    void aMemberTakesTheListedOnesOnlyAndServesOn() throws Exception {
        NavigableSet<Integer> all = new TreeSet<>(types());
        Set<Integer> taken = new TreeSet<>();
        try (Cluster cluster = Cluster.embedded(1);
                Client client = cluster.connect()) {
            try (HandMadeClient byHand = HandMadeClient.of(cluster)) {
                for (int type : all.descendingSet()) { // the one that the member may end the connection for is the last
                    if (isTaken(byHand, type)) {
                        taken.add(type);
                    }
                }
            }
            System.out.printf(
                    "types of client messages: %d sent, %d refused, %d taken%n",
                    all.size(), all.size() - taken.size(), taken.size());

            assertThat(taken).isEqualTo(new TreeSet<>(AllowedMessages.types()));
            assertThat(all).hasSizeGreaterThanOrEqualTo(FEWEST);
            assertThat(client.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
            assertThat(client.gridMap("orders").put("a", 1)).isNull();
            assertThat(refused(client)).isGreaterThanOrEqualTo(all.size() - taken.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStrangerIsAnsweredNoneNorAnyPacketOfAMember(boolean knowsTheName) throws Exception {
        try (Cluster cluster = Cluster.embedded(1);
                Client client = cluster.connect()) {
            GridAccess access = new ConnectionFile(cluster.connectionFile()).read();
            String address = access.addresses().get(0);
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            byte[] introduction = introduction(access.cluster());
            int sent = 0;
            int answered = 0;
            for (int type : types()) {
                byte[] message = clientMessage(type);
                sent++;
                answered += answer(port, knowsTheName ? joined(introduction, message) : message) ? 1 : 0;
            }
            for (Packet.Type type : Packet.Type.values()) {
                sent++;
                answered += answer(port, packet(type)) ? 1 : 0;
            }
            System.out.printf(
                    "messages of clients and packets of members, by a stranger%s: %d sent, %d answered%n",
                    knowsTheName ? " with the cluster's name" : "", sent, answered);

            assertThat(answered).isZero();
            assertThat(client.view(0).<Integer>evaluate("6 * 7").get()).isEqualTo(42);
        }
    }

    /** What a client of Hazelcast says first. */
    private static byte[] introduction(String cluster) throws IOException {
        ClientMessage message = ClientAuthenticationCodec.encodeRequest(
                cluster, null, null, UUID.randomUUID(), "JVM", (byte) 1, "5.7", "stranger", List.of(), (byte) 0, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("CP2".getBytes(StandardCharsets.US_ASCII));
        for (ClientMessage.ForwardFrameIterator frames = message.frameIterator(); frames.hasNext(); ) {
            ClientMessage.Frame frame = frames.next();
            int flags = frames.hasNext() ? frame.flags : frame.flags | ClientMessage.IS_FINAL_FLAG;
            bytes.write(ByteBuffer.allocate(6)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(6 + frame.content.length)
                    .putShort((short) flags)
                    .array());
            bytes.write(frame.content);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] introduction, byte[] message) {
        return ByteBuffer.allocate(introduction.length + message.length - PROTOCOL)
                .put(introduction)
                .put(message, PROTOCOL, message.length - PROTOCOL)
                .array();
    }

    /** Whether a member says anything to these bytes until it closes the connection. */
    private static boolean answer(int port, byte[] bytes) throws IOException {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            stranger.setSoTimeout(60_000);
            stranger.getOutputStream().write(bytes);
            return stranger.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the member keeps a stranger", e);
        } catch (SocketException e) { // closed before it had read all that was sent
            return false;
        }
    }

    private static byte[] clientMessage(int type) {
        int length = 128;
        ByteBuffer bytes = ByteBuffer.allocate(PROTOCOL + 6 + length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("CP2".getBytes(StandardCharsets.US_ASCII)).putInt(6 + length);
        bytes.putShort((short) (ClientMessage.UNFRAGMENTED_MESSAGE | ClientMessage.IS_FINAL_FLAG));
        return bytes.putInt(type).array();
    }

    private static byte[] packet(Packet.Type type) {
        byte[] content = new byte[64];
        Packet packet = new Packet(content).setPacketType(type);
        ByteBuffer bytes = ByteBuffer.allocate(PROTOCOL + 11 + content.length);
        bytes.put("HZC".getBytes(StandardCharsets.US_ASCII)).put(Packet.VERSION);
        return bytes.putChar(packet.getFlags())
                .putInt(-1)
                .putInt(content.length)
                .array();
    }

    private static long refused(Client client) {
        return AnsweredStatus.activity(client, client.ids().get(0)).refusedMessages();
    }

    private static Set<Integer> types() throws IOException {
        URI jar = URI.create(ClientMessage.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        try (JarFile file = new JarFile(Path.of(jar).toFile())) {
            return Collections.list(file.entries()).stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches(CODEC))
                    .map(name -> typeIn(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.')))
                    .collect(Collectors.toSet());
        }
    }

    private static int typeIn(String codec) {
        try {
            return Class.forName(codec).getField("REQUEST_MESSAGE_TYPE").getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(codec, e);
        }
    }

    /** Sends the first part of a message of this type, which alone is no complete message of most types. */
    private static boolean isTaken(HandMadeClient client, int type) throws Exception {
        ClientMessage message = ClientMessage.createForEncode();
        message.add(new ClientMessage.Frame(new byte[128], ClientMessage.UNFRAGMENTED_MESSAGE));
        message.setMessageType(type);
        message.setPartitionId(-1);
        try {
            client.send(message).get(60, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException e) {
            return !String.valueOf(e.getCause().getMessage()).contains("don't take messages of the type");
        }
    }
}
