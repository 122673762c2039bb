package org.cogrid.core.internal.hazelcast;

import com.hazelcast.client.impl.connection.tcp.TcpClientConnection;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.networking.OutboundHandler;
import com.hazelcast.internal.nio.Connection;
import com.hazelcast.internal.nio.IOUtil;
import com.hazelcast.internal.server.ServerConnection;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.cogrid.core.internal.transport.Proof;
import org.cogrid.core.internal.transport.StrangerException;
import org.jspecify.annotations.Nullable;

/**
 * The proof on one channel. The handler that reads works on it, on its thread; the handler that writes sends what it has
 * to say, on another thread.
 */
final class ChannelProof {
    /** The size of each of the two buffers of a channel meanwhile. */
    static final int BUFFER = Proof.LARGEST;

    private final Channel channel;
    private final Proof proof;
    private final Consumer<Channel> proved;
    private final Queue<byte[]> toSend = new ConcurrentLinkedQueue<>();
    private @Nullable SSLEngine tls;
    private volatile boolean done;

    /**
     * A proof that has just begun.
     *
     * @param first what to send at once; may be empty
     * @param proved is told when the other end has proved itself, and has spoken by TLS where the channel is encrypted
     */
    ChannelProof(Channel channel, Proof proof, byte[] first, Consumer<Channel> proved) {
        this.channel = channel;
        this.proof = proof;
        this.proved = proved;
        add(first);
    }

    private void add(byte[] message) {
        if (message.length > 0) {
            toSend.add(message);
        }
    }

    /** How many bytes of the other end to take next. */
    int wanted() {
        return proof.wanted();
    }

    /** Looks at the beginning of a message. */
    void begin(byte[] soFar) throws StrangerException {
        proof.begin(soFar);
    }

    /** Takes a message of {@link #wanted()} bytes. */
    void take(byte[] message) throws StrangerException {
        add(proof.take(message));
        if (proof.isDone()) {
            if (proof.mode() == Proof.Mode.ENCRYPTED) {
                tls = proof.key().tls(channel.isClientMode());
            } else {
                proved.accept(channel);
            }
            done = true;
        }
        channel.outboundPipeline().wakeup();
    }

    /** Whether both ends have proved themselves. */
    boolean isDone() {
        return done;
    }

    /** What takes the place of the handler that reads the proof. Called when it is done. */
    InboundHandler<?, ?>[] decryption() {
        return tls == null ? new InboundHandler<?, ?>[0] : new InboundHandler<?, ?>[] {new TlsInbound(tls, proved)};
    }

    /** What takes the place of the handler that writes the proof. Called when it is done. */
    OutboundHandler<?, ?>[] encryption() {
        return tls == null ? new OutboundHandler<?, ?>[0] : new OutboundHandler<?, ?>[] {new TlsOutbound(tls)};
    }

    /** Writes what is to be sent, as far as there is room. True if nothing is left. */
    boolean putInto(ByteBuffer buffer) {
        byte[] next = toSend.peek();
        while (next != null && next.length <= buffer.remaining()) {
            buffer.put(next);
            toSend.remove();
            next = toSend.peek();
        }
        return next == null;
    }

    /** Closes the channel, as the other end does not hold the key. */
    void fail(StrangerException why) {
        close(channel, "the other end is a stranger: " + why.getMessage());
    }

    /** Closes a channel with its connection. */
    static void close(Channel channel, String why) {
        Object connection = channel.attributeMap().get(ServerConnection.class);
        if (connection == null) {
            connection = channel.attributeMap().get(TcpClientConnection.class);
        }
        if (connection instanceof Connection known) {
            known.close(why, null);
        } else {
            IOUtil.closeResource(channel);
        }
    }
}
