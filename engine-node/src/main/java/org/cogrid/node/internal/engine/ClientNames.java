package org.cogrid.node.internal.engine;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What clients are called for people, also for a while after they have left. Thread-safe. */
final class ClientNames {
    private static final System.Logger LOG = System.getLogger(ClientNames.class.getName());
    private static final int MOST_KNOWN = 1_000;

    private final HazelcastInstance grid;
    /** Of those that have come, the latest. */
    private final Map<UUID, String> known = Collections.synchronizedMap(new LatestNames());

    private static final class LatestNames extends LinkedHashMap<UUID, String> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST_KNOWN;
        }
    }

    ClientNames(HazelcastInstance grid) {
        this.grid = grid;
    }

    /** Names of the clients of a grid's member, also of those that nobody asks for while they are there. */
    static ClientNames learning(HazelcastInstance grid) {
        ClientNames names = new ClientNames(grid);
        grid.getClientService().addClientListener(names.new Arrivals());
        grid.getClientService().getConnectedClients().forEach(names::learn); // of those the listener is not told
        return names;
    }

    /** Learns names as clients come: they may have left when somebody asks. */
    private final class Arrivals implements ClientListener {
        @Override
        public void clientConnected(Client client) {
            learn(client);
        }

        @Override
        public void clientDisconnected(Client client) {
            // its name is kept
        }
    }

    private void learn(Client client) {
        client.getLabels().stream().sorted().findFirst().ifPresent(label -> known.put(client.getUuid(), label));
    }

    /** What the client says of itself, which is its process; else its id. Also when the grid's member has ended before its engine. */
    String of(UUID clientId) {
        try {
            connected(clientId);
        } catch (HazelcastInstanceNotActiveException e) {
            LOG.log(System.Logger.Level.DEBUG, "the member has ended: clients are called what they were before", e);
        }
        return "client " + known.getOrDefault(clientId, clientId.toString());
    }

    /** Whether the client is there, and not only its tasks. */
    boolean isConnected(UUID clientId) {
        return connected(clientId).isPresent();
    }

    private Optional<Client> connected(UUID clientId) {
        Optional<Client> connected = grid.getClientService().getConnectedClients().stream()
                .filter(client -> client.getUuid().equals(clientId))
                .findFirst();
        connected.ifPresent(this::learn);
        return connected;
    }
}
