package org.cogrid.core.internal.hazelcast;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.BuildInfoProvider;
import com.hazelcast.instance.impl.DefaultNodeContext;
import com.hazelcast.instance.impl.HazelcastInstanceFactory;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.hazelcast.gate.GatedClientEngine;
import org.cogrid.core.internal.transport.RenewedKey;
import org.cogrid.core.internal.transport.SocketKeys;

/**
 * Starts the Hazelcast members and clients of grids. No other class does so: they are secured by Hazelcast's internal
 * extension points, which differ from version to version.
 */
public final class GridInstances {
    /** The version of Hazelcast whose internals this package was written for. */
    static final String HAZELCAST = "5.7.0";

    private GridInstances() {}

    /**
     * Starts a member. Blocks until it has joined, or has made a cluster of its own.
     *
     * @param keys the keys of its grid
     * @throws GridConnectionException when Hazelcast is of another version
     */
    public static HazelcastInstance startMember(Config config, SocketKeys keys) {
        requireVersion(BuildInfoProvider.getBuildInfo().getVersion());
        return HazelcastInstanceFactory.newHazelcastInstance(config, config.getInstanceName(), new MemberContext(keys));
    }

    /**
     * Starts a client.
     *
     * @param key the key of its grid
     * @throws GridConnectionException when Hazelcast is of another version
     */
    public static HazelcastInstance startClient(ClientConfig config, RenewedKey key) {
        requireVersion(BuildInfoProvider.getBuildInfo().getVersion());
        config.getUserContext().put(GridClientExtension.KEY, key);
        return HazelcastClient.newHazelcastClient(config);
    }

    /** The keys of a member that was started here, which may be changed while it runs. */
    public static SocketKeys keysOf(HazelcastInstance member) {
        if (GatedClientEngine.nodeOf(member).getNodeExtension() instanceof MemberExtension extension) {
            return extension.keys();
        }
        throw new IllegalArgumentException(member.getName() + " was not started by Cogrid");
    }

    static void requireVersion(String version) {
        if (!version.equals(HAZELCAST)) {
            throw new GridConnectionException(
                    "This class path has Hazelcast " + version + ", but this version of Cogrid"
                            + " secures its sockets in Hazelcast " + HAZELCAST
                            + " and in no other one: let the class path have that version");
        }
    }

    private static final class MemberContext extends DefaultNodeContext {
        private final SocketKeys keys;

        MemberContext(SocketKeys keys) {
            this.keys = keys;
        }

        @Override
        public NodeExtension createNodeExtension(Node node) {
            return new MemberExtension(node, keys);
        }
    }
}
