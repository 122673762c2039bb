package org.cogrid.client.internal.code;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.CodeOwners;
import org.cogrid.core.internal.code.CodeStore;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Arrival;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.node.internal.code.EngineCode;

/** A member on loopback that only holds code, and both sides' code spaces on it. */
final class CodeGrid implements AutoCloseable {
    static final long MAX_BYTES = 1L << 20;
    private final HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(config());
    final CodeStore store = new CodeStore(hazelcast);

    ClientCode client() {
        return client(CodeGrid.class.getClassLoader());
    }

    ClientCode client(ClassLoader application) {
        return new ClientCode(
                store,
                CodeOwners.client(UUID.randomUUID()),
                () -> Runtime.version().feature(),
                application);
    }

    EngineCode engine() {
        return new EngineCode(store, "engine 0", new EngineSide(), UnaryOperator.identity());
    }

    HazelcastInstance hazelcast() {
        return hazelcast;
    }

    static Encoded encode(ClassSpace space, Object value) {
        return new ValueCodec(space, MAX_BYTES).encode(value);
    }

    static Object decode(ClassSpace space, Encoded encoded) {
        return new ValueCodec(space, MAX_BYTES).decode(encoded, Arrival.PLAIN);
    }

    static ContentHash manifestOf(ClassSpace space, Class<?>... roots) {
        return space.manifestOf(Set.of(roots));
    }

    void empty() {
        store.owners().keySet().forEach(store::release);
        store.remove(store.all());
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }

    private static Config config() {
        Config config = new Config("code-" + UUID.randomUUID());
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().setPort(0).getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        return config;
    }
}
