package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.cogrid.core.internal.transport.AcceptorProof;
import org.cogrid.core.internal.transport.InitiatorProof;
import org.cogrid.core.internal.transport.SocketEnds;
import org.cogrid.core.internal.transport.SocketKey;
import org.jspecify.annotations.Nullable;

/** Puts the proof around Hazelcast's own handlers of each new channel of a member or a client. */
final class SecuredChannels implements ChannelInitializer {
    private static final InetSocketAddress UNKNOWN = new InetSocketAddress(0);
    private static final byte[] NOTHING = {};

    private final ChannelInitializer plain;
    private final SocketKey key;
    private final @Nullable Strangers strangers;

    /**
     * Secures the channels that {@code plain} initializes.
     *
     * @param strangers watches the connections that others make; {@code null} where there are none
     */
    SecuredChannels(ChannelInitializer plain, SocketKey key, @Nullable Strangers strangers) {
        this.plain = plain;
        this.key = key;
        this.strangers = strangers;
    }

    @Override
    public void initChannel(Channel channel) throws Exception {
        ChannelProof proof =
                channel.isClientMode() || strangers == null ? initiate(channel) : accept(channel, strangers);
        channel.inboundPipeline().addLast(new ProofInbound(proof));
        plain.initChannel(channel);
        channel.outboundPipeline().addLast(new ProofOutbound(proof));
    }

    private ChannelProof initiate(Channel channel) {
        SocketEnds ends =
                SocketEnds.here(address(channel.localSocketAddress()), address(channel.remoteSocketAddress()));
        InitiatorProof proof = new InitiatorProof(key, ends);
        return new ChannelProof(channel, proof, proof.hello(), nobody -> {});
    }

    private ChannelProof accept(Channel channel, Strangers watch) {
        SocketEnds ends =
                SocketEnds.here(address(channel.remoteSocketAddress()), address(channel.localSocketAddress()));
        watch.came(channel);
        return new ChannelProof(channel, new AcceptorProof(List.of(key), ends), NOTHING, watch::left);
    }

    private static InetSocketAddress address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress known ? known : UNKNOWN;
    }
}
