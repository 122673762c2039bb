package org.cogrid.client.internal.code;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A member on loopback that only holds code, and both sides' code spaces on it. Registered in a static field, it serves the tests of a
 * class, is emptied after each, and closed after the last.
 */
public final class CodeGrid implements AfterEachCallback, AfterAllCallback, AutoCloseable {
    public static final long MAX_BYTES = 1L << 20;
    private final HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(config());
    final CodeStore store = new CodeStore(hazelcast);

    public ClientCode client() {
        return client(CodeGrid.class.getClassLoader());
    }

    public ClientCode client(ClassLoader application) {
        return new ClientCode(
                store,
                CodeOwners.client(UUID.randomUUID()),
                () -> Runtime.version().feature(),
                application);
    }

    public EngineCode engine() {
        return new EngineCode(
                store, hazelcast.getLocalEndpoint().getUuid(), 0, new EngineSide(), UnaryOperator.identity());
    }

    public HazelcastInstance hazelcast() {
        return hazelcast;
    }

    /** A connection as of a client. */
    HazelcastInstance connect() {
        ClientConfig config =
                new ClientConfig().setClusterName(hazelcast.getConfig().getClusterName());
        config.setProperty("hazelcast.logging.type", "none");
        GridSerialization.register(config.getSerializationConfig());
        InetSocketAddress member =
                (InetSocketAddress) hazelcast.getLocalEndpoint().getSocketAddress();
        config.getNetworkConfig().addAddress(member.getHostString() + ":" + member.getPort());
        return HazelcastClient.newHazelcastClient(config);
    }

    public static Encoded encode(ClassSpace space, Object value) {
        return new ValueCodec(space, MAX_BYTES).encode(value);
    }

    public static Object decode(ClassSpace space, Encoded encoded) {
        return decode(space, encoded, Arrival.PLAIN);
    }

    public static Object decode(ClassSpace space, Encoded encoded, Arrival arrival) {
        return new ValueCodec(space, MAX_BYTES).decode(overTheWire(encoded), arrival);
    }

    /** The sender's own hash object tells it that a task is under way: what arrives is another. */
    private static Encoded overTheWire(Encoded encoded) {
        return new Encoded(new ContentHash(encoded.manifest().hex()), encoded.bytes());
    }

    public static ContentHash manifestOf(ClassSpace space, Class<?>... roots) {
        return space.manifestOf(Set.of(roots));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store.owners().keySet().forEach(store::release);
        store.remove(store.all());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }

    private static Config config() {
        Config config = new Config("code-" + UUID.randomUUID());
        config.setProperty("hazelcast.logging.type", "none");
        GridSerialization.register(config.getSerializationConfig());
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().setPort(0).getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        return config;
    }
}
