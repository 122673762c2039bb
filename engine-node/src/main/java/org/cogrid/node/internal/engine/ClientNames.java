package org.cogrid.node.internal.engine;

import com.hazelcast.client.Client;
import com.hazelcast.core.HazelcastInstance;
import java.util.Optional;
import java.util.UUID;

/** What clients are called for people. */
final class ClientNames {
    private final HazelcastInstance grid;

    ClientNames(HazelcastInstance grid) {
        this.grid = grid;
    }

    /** What the client says of itself, which is its process; else its id. */
    String of(UUID clientId) {
        return connected(clientId)
                .flatMap(client -> client.getLabels().stream().sorted().findFirst())
                .map(label -> "client " + label)
                .orElseGet(() -> "client " + clientId);
    }

    /** Whether the client is there, and not only its tasks. */
    boolean isConnected(UUID clientId) {
        return connected(clientId).isPresent();
    }

    private Optional<Client> connected(UUID clientId) {
        return grid.getClientService().getConnectedClients().stream()
                .filter(client -> client.getUuid().equals(clientId))
                .findFirst();
    }
}
