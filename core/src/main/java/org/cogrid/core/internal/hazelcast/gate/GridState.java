package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.protocol.ClientMessage;
import java.util.Optional;
import java.util.UUID;

/** What decisions about messages need to know besides their bytes. */
interface GridState {
    /** The client that has sent a message; empty for one that has not been let in yet. */
    Optional<UUID> senderOf(ClientMessage message);

    /** Whether a member is in the grid. */
    boolean hasMember(UUID member);

    /** Whether an engine is marked as forgotten. Asks another member, and so takes long. */
    boolean isForgotten(int engineId);
}
