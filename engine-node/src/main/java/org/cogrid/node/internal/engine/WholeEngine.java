package org.cogrid.node.internal.engine;

import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.hazelcast.GridInstances;
import org.cogrid.core.internal.transport.SocketKeys;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.grid.EngineDirectory;
import org.cogrid.node.internal.grid.EngineHome;

/** The control requests that concern the whole engine, or its member. */
final class WholeEngine implements Control.Whole {
    private final EngineHome home;
    private final Supplier<EngineReport> report;
    private final HazelcastInstance member;
    private final EngineDirectory directory;

    WholeEngine(EngineHome home, Supplier<EngineReport> report) {
        this.home = home;
        this.report = report;
        this.member = home.hazelcast();
        this.directory = EngineDirectory.of(member);
    }

    @Override
    public EngineReport report() {
        return report.get();
    }

    @Override
    public boolean isConnected(UUID clientId) {
        return member.getClientService().getConnectedClients().stream()
                .anyMatch(client -> client.getUuid().equals(clientId));
    }

    @Override
    public List<EngineEntry> engines() {
        return directory.engines();
    }

    @Override
    public void accept(GridKey key) {
        keys().accept(key);
    }

    @Override
    public void use(GridKey key) {
        keys().use(key);
    }

    private SocketKeys keys() {
        return GridInstances.keysOf(member);
    }

    @Override
    public void leave(Departure departure) {
        home.exit().accept(departure);
    }
}
