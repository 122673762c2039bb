package org.cogrid.client.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.link.HazelcastLink;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;

/**
 * Asks the members which engines they know. The grid's list is in all members together and can't be read while one of
 * them hangs, but each member also keeps what it has heard of the list. Thread-safe.
 */
final class KnownEngines {
    /** How long to wait for further answers after the first one. */
    private static final Duration OTHERS = Duration.ofMillis(300);

    private final HazelcastInstance client;

    KnownEngines(HazelcastInstance client) {
        this.client = client;
    }

    /**
     * Asks all members. Completes with the entries that they know, also those of dead engines, when all have answered, or
     * a moment after the first one has; of the entries for an id it has the latest. Fails when no member can tell, and
     * never completes while all hang.
     */
    CompletableFuture<List<EngineEntry>> ask() {
        Map<Integer, EngineEntry> found = new ConcurrentHashMap<>();
        CompletableFuture<List<EngineEntry>> answer = new CompletableFuture<>();
        CompletableFuture<?>[] asked = client.getCluster().getMembers().stream()
                .map(member -> ask(member).thenAccept(engines -> {
                    engines.forEach(news -> found.merge(news.id(), news, EngineEntry::later));
                    CompletableFuture.delayedExecutor(OTHERS.toMillis(), TimeUnit.MILLISECONDS)
                            .execute(() -> answer.complete(List.copyOf(found.values())));
                }))
                .toArray(CompletableFuture[]::new);
        Unawaited.goesOn(
                "asking the members for engines", CompletableFuture.allOf(asked).handle((all, failure) -> {
                    boolean isTold = failure == null || !found.isEmpty(); // by one at least
                    return isTold
                            ? answer.complete(List.copyOf(found.values()))
                            : answer.completeExceptionally(failure);
                }));
        return answer;
    }

    private CompletableFuture<List<EngineEntry>> ask(Member member) {
        ControlRequest request = new ControlRequest(
                ControlRequest.Verb.ENGINES, member.getUuid(), UUID.randomUUID().getMostSignificantBits(), 0);
        return new HazelcastLink(client, member)
                .control(request)
                .thenApply(answer -> answer.filter(told -> told.verdict() == ControlAnswer.Verdict.DONE)
                        .map(told -> EngineEntry.Several.fromJson(told.text()).engines())
                        .orElseThrow(() -> new GridConnectionException(
                                "a member has no engine that could tell which engines there are")))
                .toCompletableFuture();
    }
}
