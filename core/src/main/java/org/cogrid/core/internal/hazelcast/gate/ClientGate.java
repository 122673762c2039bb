package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.codec.MapSetCodec;
import java.util.Optional;
import org.cogrid.core.internal.grid.GridNames;
import org.jspecify.annotations.Nullable;

/** Decides which messages of clients pass. Looks at their bytes only. */
final class ClientGate {
    private static final int MOST_OF_A_NAME = 100;

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

    /** Whether the decision takes long: that about a unit of code, which is hashed. */
    static boolean isSlow(IncomingMessage message) {
        try {
            return message.type() == MapSetCodec.REQUEST_MESSAGE_TYPE
                    && message.text(1).equals(GridNames.CODE);
        } catch (RuntimeException e) {
            return false; // it is refused as damaged
        }
    }

    /** A name that a client has sent, for a message. */
    static String shortened(String name) {
        return name.length() <= MOST_OF_A_NAME ? name : name.substring(0, MOST_OF_A_NAME) + "…";
    }
}
