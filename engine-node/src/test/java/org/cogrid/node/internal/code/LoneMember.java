package org.cogrid.node.internal.code;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.GridSerialization;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A member on loopback that only holds code, with an engine that has none of the tests' classes. It serves the tests of a class, and is
 * emptied after each.
 */
final class LoneMember implements AfterEachCallback, AfterAllCallback {
    private final HazelcastInstance hazelcast = Hazelcast.newHazelcastInstance(config());
    final UUID uuid = hazelcast.getLocalEndpoint().getUuid();
    final CodeStore store = new CodeStore(hazelcast);

    HazelcastInstance hazelcast() {
        return hazelcast;
    }

    /** What an engine has of its own. */
    static ClassLoader bare() {
        return new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.startsWith("org.cogrid.core.")) {
                    return LoneMember.class.getClassLoader().loadClass(name);
                }
                throw new ClassNotFoundException(name);
            }
        };
    }

    EngineCode engine() {
        return engine(uuid, 0);
    }

    EngineCode engine(UUID member, int id) {
        return new EngineCode(store, member, id, bare(), UnaryOperator.identity());
    }

    /** What a client sends for a function that needs this class only. */
    Manifest sent(Class<?> type) {
        byte[] bytes = bytes(type);
        Manifest manifest = Manifest.empty("client")
                .with(List.of(CodeGroup.of(Map.of(type.getName(), ContentHash.of(bytes)), List.of())));
        store.keepAlso(client(), manifest);
        store.putMissing(Map.of(ContentHash.of(bytes), () -> bytes));
        return manifest;
    }

    void clientLeaves() {
        store.release(client());
    }

    private static String client() {
        return CodeOwners.client(new UUID(1, 1));
    }

    static byte[] bytes(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getClassLoader()).getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store.owners().keySet().forEach(store::release);
        store.remove(store.all());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        hazelcast.shutdown();
    }

    private static Config config() {
        Config config = new Config("code-" + UUID.randomUUID());
        GridSerialization.register(config.getSerializationConfig());
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getNetworkConfig().setPort(0).getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        return config;
    }
}
