package org.cogrid.node.internal.engine;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends the sessions of clients that have left, once they have had time to come back over another connection. */
final class DepartedClients implements ClientListener {
    private static final System.Logger LOG = System.getLogger(DepartedClients.class.getName());

    private final HazelcastInstance grid;
    private final Sessions sessions;
    private final ScheduledExecutorService timer;
    private final Duration grace;

    DepartedClients(HazelcastInstance grid, Sessions sessions, ScheduledExecutorService timer, Duration grace) {
        this.grid = grid;
        this.sessions = sessions;
        this.timer = timer;
        this.grace = grace;
    }

    void watch() {
        grid.getClientService().addClientListener(this);
    }

    @Override
    public void clientConnected(Client client) {
        LOG.log(System.Logger.Level.DEBUG, "client {0} is there", client.getUuid());
    }

    @Override
    public void clientDisconnected(Client client) {
        UUID gone = client.getUuid();
        try {
            timer.schedule(() -> closeUnlessBack(gone), grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "the engine ends, and its sessions with it", e);
        }
    }

    private void closeUnlessBack(UUID client) {
        boolean back = grid.getClientService().getConnectedClients().stream()
                .anyMatch(connected -> connected.getUuid().equals(client));
        if (!back) {
            sessions.closeAllOf(client);
        }
    }
}
