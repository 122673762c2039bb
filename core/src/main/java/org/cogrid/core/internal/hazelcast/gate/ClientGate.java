package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.codec.ClientDestroyProxyCodec;
import com.hazelcast.client.impl.protocol.codec.MapDeleteCodec;
import com.hazelcast.client.impl.protocol.codec.MapSetCodec;
import java.util.Optional;
import org.cogrid.core.internal.grid.GridNames;
import org.jspecify.annotations.Nullable;

/** Decides which messages of clients pass, by their bytes and what the grid says of engines. Deserializes nothing. */
final class ClientGate {
    private static final int MOST_OF_A_NAME = 100;
    private static final int MAP = 1;

    private ClientGate() {}

    /** Returns why a message is refused and what a user may do instead; empty when it passes. */
    static Optional<String> refusal(IncomingMessage message) {
        AllowedMessages.@Nullable Allowed allowed = AllowedMessages.find(message.type());
        if (allowed == null) {
            return Optional.of(ForeignMessages.refusal(message.type()));
        }
        try {
            return allowed.rule().refusal(message);
        } catch (RuntimeException e) { // what exactly is damaged, decoders tell in many ways
            return Optional.of("This message, of the type " + String.format("0x%06X", message.type())
                    + ", is damaged, or of a client of another version");
        }
    }

    /** Whether the decision takes long: it hashes a unit of code, or reads an engine's entry. */
    static boolean isSlow(IncomingMessage message) {
        try {
            return switch (message.type()) {
                case MapSetCodec.REQUEST_MESSAGE_TYPE -> message.text(MAP).equals(GridNames.CODE);
                case MapDeleteCodec.REQUEST_MESSAGE_TYPE ->
                    message.text(MAP).equals(GridNames.CODE_OWNERS) && OwnMaps.isAboutAnEngine(message);
                case ClientDestroyProxyCodec.REQUEST_MESSAGE_TYPE -> OwnMaps.isOfAnEngine(message.text(MAP));
                default -> false;
            };
        } catch (RuntimeException e) {
            return false; // it is refused as damaged
        }
    }

    /** A name that a client has sent, for a message. */
    static String shortened(String name) {
        return name.length() <= MOST_OF_A_NAME ? name : name.substring(0, MOST_OF_A_NAME) + "…";
    }
}
