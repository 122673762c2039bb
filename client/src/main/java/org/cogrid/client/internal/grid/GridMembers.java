package org.cogrid.client.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cogrid.core.internal.access.PortProbe;
import org.cogrid.core.internal.grid.EngineEntry;

/** The members of a grid, as this client last heard of them. */
final class GridMembers {
    private static final Duration PROBE = Duration.ofMillis(300);

    private final HazelcastInstance client;

    GridMembers(HazelcastInstance client) {
        this.client = client;
    }

    Set<UUID> ids() {
        return client.getCluster().getMembers().stream().map(Member::getUuid).collect(Collectors.toSet());
    }

    /** Returns the member that an engine runs in. */
    Optional<Member> of(EngineEntry engine) {
        return client.getCluster().getMembers().stream()
                .filter(member -> member.getUuid().equals(engine.member()))
                .findFirst();
    }

    /**
     * True if nothing listens at the address of the engine's member. Blocks for a moment if the machine does not
     * answer.
     */
    static boolean isDead(EngineEntry engine) {
        return PortProbe.probe(engine.address().reachableAt(), PROBE) == PortProbe.Answer.CLOSED;
    }
}
