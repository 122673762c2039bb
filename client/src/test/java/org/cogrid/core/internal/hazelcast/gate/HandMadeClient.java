package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.clientside.HazelcastClientInstanceImpl;
import com.hazelcast.client.impl.clientside.HazelcastClientProxy;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.spi.impl.ClientInvocation;
import com.hazelcast.core.HazelcastInstance;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cogrid.client.Cluster;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.hazelcast.GridInstances;
import org.cogrid.core.internal.transport.RenewedKey;

/** A program that holds a grid's key and uses Hazelcast's client by itself. */
final class HandMadeClient implements AutoCloseable {
    private final HazelcastInstance hazelcast;

    private HandMadeClient(HazelcastInstance hazelcast) {
        this.hazelcast = hazelcast;
    }

    static HandMadeClient of(Cluster cluster) {
        GridAccess access = new ConnectionFile(cluster.connectionFile()).find().orElseThrow();
        ClientConfig config = new ClientConfig().setClusterName(access.cluster());
        config.setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().setAddresses(access.addresses());
        return new HandMadeClient(
                GridInstances.startClient(config, new RenewedKey(access.key(), false, Optional::empty)));
    }

    HazelcastInstance hazelcast() {
        return hazelcast;
    }

    /** Sends a message to any member, as it is. */
    CompletableFuture<ClientMessage> send(ClientMessage message) {
        HazelcastClientInstanceImpl client = ((HazelcastClientProxy) hazelcast).client;
        return new ClientInvocation(client, message, "by hand").invoke();
    }

    @Override
    public void close() {
        hazelcast.shutdown();
    }
}
