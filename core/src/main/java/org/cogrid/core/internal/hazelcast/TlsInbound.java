package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.nio.IOUtil;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * Decrypts what a channel reads. What TLS computes for its handshake, some milliseconds, runs on the channel's thread:
 * only holders of the grid's key come so far.
 */
final class TlsInbound extends InboundHandler<ByteBuffer, ByteBuffer> {
    /** How many records are read at a time. */
    private static final int RECORDS = 8;

    private final SSLEngine tls;
    private final Consumer<Channel> proved;
    private boolean hasOpened;

    /** What is decrypted but not handed on yet; ready to be read. */
    private final ByteBuffer opened;

    /**
     * Decrypts by this engine.
     *
     * @param proved is told when the first bytes of the other end are decrypted
     */
    TlsInbound(SSLEngine tls, Consumer<Channel> proved) {
        this.tls = tls;
        this.proved = proved;
        this.opened =
                ByteBuffer.allocate(tls.getSession().getApplicationBufferSize()).limit(0);
    }

    @Override
    public void handlerAdded() {
        src = ByteBuffer.allocate(RECORDS * tls.getSession().getPacketBufferSize());
    }

    @Override
    public HandlerStatus onRead() throws IOException {
        src.flip();
        try {
            return open();
        } finally {
            IOUtil.compactOrClear(src);
        }
    }

    private HandlerStatus open() throws IOException {
        while (handOn()) {
            HandshakeStatus status = tls.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) {
                runTasks();
            } else if (status == HandshakeStatus.NEED_WRAP) {
                channel.outboundPipeline().wakeup(); // which wakes this one when it has written
                return HandlerStatus.CLEAN;
            } else if (!openNext(status)) {
                return HandlerStatus.CLEAN;
            }
        }
        return HandlerStatus.DIRTY;
    }

    private void runTasks() {
        for (Runnable task = tls.getDelegatedTask(); task != null; task = tls.getDelegatedTask()) {
            task.run();
        }
    }

    /** Decrypts the next record. False if it has not come as a whole. */
    private boolean openNext(HandshakeStatus before) throws IOException {
        opened.clear();
        SSLEngineResult result;
        try {
            result = tls.unwrap(src, opened);
        } finally {
            opened.flip();
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
            throw new EOFException("the other end has closed the connection");
        }
        if (before != HandshakeStatus.NOT_HANDSHAKING && tls.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
            channel.outboundPipeline().wakeup();
        }
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record is larger than TLS allows");
        }
        if (!hasOpened && opened.hasRemaining()) {
            hasOpened = true;
            proved.accept(channel);
        }
        return result.getStatus() == SSLEngineResult.Status.OK;
    }

    /** Hands on what is decrypted, as far as there is room. True if nothing is left. */
    private boolean handOn() {
        int length = Math.min(opened.remaining(), dst.remaining());
        dst.put(dst.position(), opened, opened.position(), length).position(dst.position() + length);
        opened.position(opened.position() + length);
        return !opened.hasRemaining();
    }
}
