package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.cogrid.core.internal.transport.AcceptorProof;
import org.cogrid.core.internal.transport.InitiatorProof;
import org.cogrid.core.internal.transport.SocketEnds;
import org.cogrid.core.internal.transport.SocketKey;
import org.cogrid.core.internal.transport.SocketKeys;
import org.jspecify.annotations.Nullable;

/** Puts the proof around Hazelcast's own handlers of each new channel of a member or a client. */
final class SecuredChannels implements ChannelInitializer {
    private static final InetSocketAddress UNKNOWN = new InetSocketAddress(0);
    private static final byte[] NOTHING = {};

    private final ChannelInitializer plain;
    private final Supplier<SocketKey> own;
    private final @Nullable Entrance entrance;

    /**
     * Where others connect to.
     *
     * @param keys the keys of which others have one
     * @param strangers watches the connections that others make
     */
    private record Entrance(SocketKeys keys, Strangers strangers) {}

    private SecuredChannels(ChannelInitializer plain, Supplier<SocketKey> own, @Nullable Entrance entrance) {
        this.plain = plain;
        this.own = own;
        this.entrance = entrance;
    }

    /**
     * Secures the channels of a client that {@code plain} initializes.
     *
     * @param own gives the key by which the client proves itself
     */
    static SecuredChannels ofClient(ChannelInitializer plain, Supplier<SocketKey> own) {
        return new SecuredChannels(plain, own, null);
    }

    /** Secures the channels of a member that {@code plain} initializes. */
    static SecuredChannels ofMember(ChannelInitializer plain, SocketKeys keys, Strangers strangers) {
        return new SecuredChannels(plain, keys::own, new Entrance(keys, strangers));
    }

    @Override
    public void initChannel(Channel channel) throws Exception {
        ChannelProof proof = channel.isClientMode() || entrance == null ? initiate(channel) : accept(channel, entrance);
        channel.inboundPipeline().addLast(new ProofInbound(proof));
        plain.initChannel(channel);
        channel.outboundPipeline().addLast(new ProofOutbound(proof));
    }

    private ChannelProof initiate(Channel channel) {
        SocketEnds ends =
                SocketEnds.here(address(channel.localSocketAddress()), address(channel.remoteSocketAddress()));
        InitiatorProof proof = new InitiatorProof(own.get(), ends);
        return new ChannelProof(channel, proof, proof.hello(), nobody -> {});
    }

    private ChannelProof accept(Channel channel, Entrance to) {
        SocketEnds ends =
                SocketEnds.here(address(channel.remoteSocketAddress()), address(channel.localSocketAddress()));
        to.strangers().came(channel);
        return new ChannelProof(channel, new AcceptorProof(to.keys().accepted(), ends), NOTHING, to.strangers()::left);
    }

    private static InetSocketAddress address(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress known ? known : UNKNOWN;
    }
}
