package org.cogrid.client.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.link.HazelcastLink;
import org.cogrid.client.internal.link.SealedLink;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Seal;

/**
 * Asks the members which engines they know. The grid's list is in all members together and can't be read while one of
 * them hangs, but each member also keeps what it has heard of the list. Thread-safe.
 */
final class KnownEngines {
    /** How long to wait for further answers after the first one. */
    private static final Duration OTHERS = Duration.ofMillis(300);

    private final HazelcastInstance client;
    private final Seal seal;

    KnownEngines(HazelcastInstance client, Seal seal) {
        this.client = client;
        this.seal = seal;
    }

    /**
     * Returns the entries that members know, also those of dead engines. Of the entries for an id it is the latest.
     *
     * @throws TimeoutException when no member answers in time
     */
    List<EngineEntry> read(long deadline) throws InterruptedException, ExecutionException, TimeoutException {
        Map<Integer, EngineEntry> found = new ConcurrentHashMap<>();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<?>[] asked = client.getCluster().getMembers().stream()
                .map(member -> ask(member).thenAccept(engines -> {
                    engines.forEach(news ->
                            found.merge(news.id(), news, (before, now) -> now.isLaterThan(before) ? now : before));
                    first.complete(null);
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> all = CompletableFuture.allOf(asked).whenComplete((nothing, failure) -> {
            if (failure != null) {
                first.completeExceptionally(failure); // no effect if another one has answered
            }
        });
        first.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        try {
            all.get(OTHERS.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return List.copyOf(found.values()); // without those that hang or have just left
        }
        return List.copyOf(found.values());
    }

    private CompletableFuture<List<EngineEntry>> ask(Member member) {
        ControlRequest request = new ControlRequest(
                ControlRequest.Verb.ENGINES, member.getUuid(), UUID.randomUUID().getMostSignificantBits(), 0);
        return new SealedLink(new HazelcastLink(client, member), seal)
                .control(request)
                .thenApply(answer -> answer.filter(told -> told.verdict() == ControlAnswer.Verdict.DONE)
                        .map(told -> EngineEntry.Several.fromJson(told.text()).engines())
                        .orElseThrow(() -> new GridConnectionException(
                                "a member has no engine that could tell which engines there are")))
                .toCompletableFuture();
    }
}
