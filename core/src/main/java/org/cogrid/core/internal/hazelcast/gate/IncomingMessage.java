package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.ClientMessage;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's message as its bytes are. Its parts are numbered from 1: part 0 has the values of fixed length. Methods
 * throw if parts are missing or damaged.
 */
final class IncomingMessage {
    private final ClientMessage message;
    private final ByteOrder order;
    private final Supplier<@Nullable UUID> client;

    /**
     * @param order the order of bytes that the member's serialization uses
     * @param client gives the client's UUID, {@code null} for a client that has not been let in yet
     */
    IncomingMessage(ClientMessage message, ByteOrder order, Supplier<@Nullable UUID> client) {
        this.message = message;
        this.order = order;
        this.client = client;
    }

    int type() {
        return message.getMessageType();
    }

    /** The message, for Hazelcast's decoders that deserialize nothing. */
    ClientMessage whole() {
        return message;
    }

    Optional<UUID> client() {
        return Optional.ofNullable(client.get());
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
