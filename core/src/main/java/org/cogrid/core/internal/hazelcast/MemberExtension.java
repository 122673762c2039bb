package org.cogrid.core.internal.hazelcast;

import com.hazelcast.client.impl.ClientEngine;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.server.ServerContext;
import java.util.function.Function;
import org.cogrid.core.internal.hazelcast.gate.GatedClientEngine;
import org.cogrid.core.internal.transport.SocketKeys;

/**
 * What Cogrid changes in a Hazelcast member: only holders of the grid's key get through its sockets, and only messages of
 * Cogrid's clients are taken.
 */
final class MemberExtension extends DefaultNodeExtension {
    private final SocketKeys keys;
    private final Strangers strangers;

    MemberExtension(Node node, SocketKeys keys) {
        super(node);
        this.keys = keys;
        this.strangers = new Strangers(node.hazelcastInstance.getName());
    }

    SocketKeys keys() {
        return keys;
    }

    @Override
    public Function<EndpointQualifier, ChannelInitializer> createChannelInitializerFn(ServerContext context) {
        return super.createChannelInitializerFn(context)
                .andThen(plain -> SecuredChannels.ofMember(plain, keys, strangers));
    }

    @Override
    public void afterShutdown() {
        strangers.close();
        super.afterShutdown();
    }

    /** Takes the messages of Cogrid's clients only. */
    @Override
    public ClientEngine createClientEngine() {
        return new GatedClientEngine(node);
    }
}
