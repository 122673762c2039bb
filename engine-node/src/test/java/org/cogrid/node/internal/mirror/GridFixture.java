package org.cogrid.node.internal.mirror;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.hazelcast.HazelcastCallbacks;

/** Members on loopback, and a space in which all classes are known. */
final class GridFixture {
    private static final int BASE_PORT = 15_801;

    private final String name = "mirror-" + UUID.randomUUID();

    HazelcastInstance member() {
        HazelcastCallbacks.install();
        Config config = new Config().setClusterName(name);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getNetworkConfig().setPort(BASE_PORT).setPortAutoIncrement(true);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1");
        config.getMapConfig(GridNames.NAMESPACE + "*")
                .setInMemoryFormat(InMemoryFormat.BINARY)
                .setBackupCount(1);
        config.getMapConfig(GridNames.DEFINITIONS + "*").setBackupCount(1);
        GridSerialization.register(config.getSerializationConfig());
        return Hazelcast.newHazelcastInstance(config);
    }

    /** Everything is known on both sides; objects of {@code marked} need a manifest. */
    static ClassSpace space(Class<?> marked, ContentHash manifest) {
        return new ClassSpace() {
            @Override
            public ContentHash manifestOf(Set<Class<?>> roots) {
                return roots.contains(marked) ? manifest : ContentHash.NONE;
            }

            @Override
            public ClassLoader loaderOf(ContentHash any) {
                return GridFixture.class.getClassLoader();
            }
        };
    }
}
