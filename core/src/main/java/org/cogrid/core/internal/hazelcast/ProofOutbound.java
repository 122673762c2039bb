package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.OutboundHandler;
import com.hazelcast.internal.nio.IOUtil;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The last handler of a channel that writes. It holds back what the handlers before it have written until both ends have
 * proved that they hold the grid's key, and then gives its place to what encrypts, or to nothing.
 */
final class ProofOutbound extends OutboundHandler<ByteBuffer, ByteBuffer> {
    private final ChannelProof proof;

    ProofOutbound(ChannelProof proof) {
        this.proof = proof;
    }

    @Override
    public void handlerAdded() {
        dst = ByteBuffer.allocate(ChannelProof.BUFFER).flip();
    }

    /** Takes a broken connection for a closed one: strangers can break theirs, and the log would tell of each. */
    @Override
    public void interceptError(Throwable error) throws Throwable {
        throw error instanceof IOException ? new EOFException(error.getMessage()) : error;
    }

    @Override
    public HandlerStatus onWrite() {
        IOUtil.compactOrClear(dst);
        try {
            boolean isDone = proof.isDone(); // read first: after it, nothing is added to what is to be sent
            boolean isAllSent = proof.putInto(dst) && dst.position() == 0;
            if (isDone && isAllSent) {
                channel.outboundPipeline().replace(this, proof.encryption());
                return HandlerStatus.CLEAN;
            }
            return isAllSent ? HandlerStatus.BLOCKED : HandlerStatus.DIRTY;
        } finally {
            dst.flip();
        }
    }
}
