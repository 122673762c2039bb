package org.cogrid.core.internal.hazelcast;

import com.hazelcast.internal.networking.HandlerStatus;
import com.hazelcast.internal.networking.InboundHandler;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.cogrid.core.internal.transport.StrangerException;

/**
 * The first handler of a channel that reads. It lets nothing through until both ends have proved that they hold the
 * grid's key, and then gives its place to what decrypts, or to nothing. It never reads further than the message that it
 * waits for, so no byte of what follows is left with it.
 */
final class ProofInbound extends InboundHandler<ByteBuffer, ByteBuffer> {
    private final ChannelProof proof;

    ProofInbound(ChannelProof proof) {
        this.proof = proof;
    }

    @Override
    public void handlerAdded() {
        src = ByteBuffer.allocate(ChannelProof.BUFFER);
        awaitNext();
    }

    private void awaitNext() {
        src.clear().limit(proof.wanted());
    }

    /** Takes a broken connection for a closed one: strangers can break theirs, and the log would tell of each. */
    @Override
    public void interceptError(Throwable error) throws Throwable {
        throw error instanceof IOException ? new EOFException(error.getMessage()) : error;
    }

    @Override
    public HandlerStatus onRead() {
        byte[] soFar = Arrays.copyOf(src.array(), src.position());
        try {
            if (src.hasRemaining()) {
                proof.begin(soFar);
            } else {
                take(soFar);
            }
        } catch (StrangerException e) {
            src.clear();
            proof.fail(e);
        }
        return HandlerStatus.CLEAN;
    }

    private void take(byte[] message) throws StrangerException {
        proof.take(message);
        awaitNext();
        if (proof.isDone()) {
            channel.inboundPipeline().replace(this, proof.decryption());
        }
    }
}
