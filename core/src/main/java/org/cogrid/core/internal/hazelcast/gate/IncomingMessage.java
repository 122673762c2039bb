package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.ClientMessage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A client's message as its bytes are. Its parts are numbered from 1: part 0 has the values of fixed length. Methods
 * throw if parts are missing or damaged.
 */
final class IncomingMessage {
    private final ClientMessage message;
    private final ByteOrder order;
    private final GridState grid;

    /**
     * @param order the order of bytes that the member's serialization uses
     */
    IncomingMessage(ClientMessage message, ByteOrder order, GridState grid) {
        this.message = message;
        this.order = order;
        this.grid = grid;
    }

    int type() {
        return message.getMessageType();
    }

    /** The message, for Hazelcast's decoders that deserialize nothing. */
    ClientMessage whole() {
        return message;
    }

    /** The client that has sent it; empty for one that has not been let in yet. */
    Optional<UUID> client() {
        return grid.senderOf(message);
    }

    /** The grid it has come to. */
    GridState grid() {
        return grid;
    }

    String text(int part) {
        return new String(content(part), StandardCharsets.UTF_8);
    }

    SerializedBytes data(int part) {
        return new SerializedBytes(content(part), order);
    }

    SerializedBytes data(byte[] payload) {
        return new SerializedBytes(payload, order);
    }

    private byte[] content(int part) {
        ClientMessage.ForwardFrameIterator frames = message.frameIterator();
        for (int i = 0; i < part; i++) {
            frames.next();
        }
        if (!frames.hasNext()) {
            throw new IllegalArgumentException("the message ends before its part " + part);
        }
        return frames.next().content;
    }
}
