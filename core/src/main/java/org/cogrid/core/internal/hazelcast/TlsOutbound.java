package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.OutboundHandler;
import com.hazelcast.internal.nio.IOUtil;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Encrypts what a channel writes, and writes what TLS has to say in its handshake. */
final class TlsOutbound extends OutboundHandler<ByteBuffer, ByteBuffer> {
    /** How many records are written at a time. */
    private static final int RECORDS = 8;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine tls;
    private final int recordSize;

    TlsOutbound(SSLEngine tls) {
        this.tls = tls;
        this.recordSize = tls.getSession().getPacketBufferSize();
    }

    @Override
    public void handlerAdded() {
        dst = ByteBuffer.allocate(RECORDS * recordSize).flip();
    }

    @Override
    public HandlerStatus onWrite() throws SSLException {
        IOUtil.compactOrClear(dst);
        try {
            return writeRecords();
        } finally {
            dst.flip();
        }
    }

    private HandlerStatus writeRecords() throws SSLException {
        while (dst.remaining() >= recordSize) {
            HandshakeStatus status = tls.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_WRAP) {
                writeRecord(NOTHING.duplicate());
                channel.inboundPipeline().wakeup(); // it has stopped until this is written
            } else if (status != HandshakeStatus.NOT_HANDSHAKING) {
                return HandlerStatus.BLOCKED; // until the other end has said more
            } else if (src.hasRemaining()) {
                writeRecord(src);
            } else {
                return HandlerStatus.CLEAN;
            }
        }
        return HandlerStatus.DIRTY;
    }

    /** Writes one record. An engine that has failed, or is closed, would write none for ever. */
    private void writeRecord(ByteBuffer content) throws SSLException {
        SSLEngineResult.Status status = tls.wrap(content, dst).getStatus();
        if (status != SSLEngineResult.Status.OK) {
            throw new SSLException("nothing more can be encrypted: " + status);
        }
    }
}
