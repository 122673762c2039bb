package org.cogrid.node.internal.engine;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.node.internal.grid.ControlCalls;

/** Asks the engines of the other members whether they know a client. Thread-safe. */
final class OtherMembers implements DepartedClients.OtherMembers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HazelcastInstance grid;
    private final ControlCalls calls;

    OtherMembers(HazelcastInstance grid, ControlCalls calls) {
        this.grid = grid;
        this.calls = calls;
    }

    @Override
    public CompletionStage<Boolean> mayKnow(UUID client) {
        CompletionStage<Boolean> known = CompletableFuture.completedFuture(false);
        for (Member member : grid.getCluster().getMembers()) {
            if (!member.localMember()) {
                known = known.thenCombine(ask(member, client), Boolean::logicalOr);
            }
        }
        return known;
    }

    /** The clients that another member may know. Waits for the answers; a member that gives none may know all of them. */
    Set<UUID> knownOf(Set<UUID> clients) {
        Map<UUID, CompletableFuture<Boolean>> asked = clients.stream()
                .collect(Collectors.toMap(
                        client -> client, client -> mayKnow(client).toCompletableFuture()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        return asked.entrySet().stream()
                .filter(each -> mayBe(each.getValue(), deadline))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean mayBe(CompletableFuture<Boolean> known, long deadline) {
        try {
            return known.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private CompletionStage<Boolean> ask(Member member, UUID client) {
        ControlRequest request = new ControlRequest(
                ControlRequest.Verb.KNOWS_CLIENT, client, UUID.randomUUID().getMostSignificantBits(), 0);
        return calls.send(member, request)
                .thenApply(answer -> answer.map(told -> told.number() > 0).orElse(false));
    }
}
