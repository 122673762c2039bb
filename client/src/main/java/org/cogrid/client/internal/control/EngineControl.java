package org.cogrid.client.internal.control;

import com.hazelcast.client.HazelcastClientOfflineException;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.internal.grid.EngineWatch;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.internal.link.HazelcastLink;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ControlRequest.Verb;
import org.jspecify.annotations.Nullable;

/**
 * Asks engines for their status and sends them commands, which overtake the tasks in their queues. Thread-safe; every
 * wait is bounded.
 */
public final class EngineControl {
    private static final System.Logger LOG = System.getLogger(EngineControl.class.getName());
    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HazelcastInstance client;
    private final EngineWatch engines;

    public EngineControl(HazelcastInstance client, EngineWatch engines) {
        this.client = client;
        this.engines = engines;
    }

    /** Returns all engines that the grid knows, by ascending id, including those that have ended. */
    public List<EngineEntry> all() {
        return engines.entries(STATUS_PATIENCE).stream()
                .sorted(Comparator.comparingInt(EngineEntry::id))
                .toList();
    }

    /** True if the engine's member is in the grid. */
    public boolean isPresent(EngineEntry info) {
        return info.state().compareTo(State.DRAINING) <= 0
                && engines.member(info).isPresent();
    }

    /** Asks all engines at once. Blocks for a few seconds at most. */
    public List<EngineStatus> status() {
        List<CompletableFuture<EngineStatus>> asked = all().stream()
                .filter(info -> info.state() != State.FORGOTTEN)
                .map(this::status)
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<EngineStatus> status(EngineEntry info) {
        if (info.state() == State.STOPPED) {
            return CompletableFuture.completedFuture(EngineStatuses.silent(info, EngineStatus.State.STOPPED));
        }
        return engines.member(info)
                .map(member -> info.state() == State.CLAIMED
                        ? CompletableFuture.completedFuture(EngineStatuses.silent(info, EngineStatus.State.STARTING))
                        : ask(info, member))
                .orElseGet(
                        () -> CompletableFuture.completedFuture(EngineStatuses.silent(info, EngineStatus.State.LOST)));
    }

    private CompletableFuture<EngineStatus> ask(EngineEntry info, Member member) {
        return ask(member, Verb.STATUS, 0)
                .thenApply(answer -> EngineStatuses.of(info, EngineReport.fromJson(answer.text())))
                .toCompletableFuture()
                .orTimeout(STATUS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(silence -> EngineStatuses.silent(info, EngineStatus.State.NOT_ANSWERING));
    }

    /** Asks an engine how many unfinished tasks it has. Fails when it does not answer in time. Does not wait. */
    public CompletableFuture<Integer> unfinished(int engineId) {
        return engines.find(engineId)
                .flatMap(engines::member)
                .map(member -> ask(member, Verb.STATUS, 0)
                        .thenApply(answer -> EngineReport.fromJson(answer.text()))
                        .thenApply(report -> report.queued() + (report.task().isPresent() ? 1 : 0))
                        .toCompletableFuture()
                        .orTimeout(STATUS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new NoSuchEngineException("there is no engine " + engineId + "; there are " + engines.ids())));
    }

    /** Returns the ids of the engines that are there, ascending. */
    public List<Integer> ids() {
        return engines.ids();
    }

    /** Ends the task that the engine runs. */
    public Interrupted interrupt(int engineId) {
        String what = "interrupt what engine " + engineId + " runs";
        ControlAnswer answer = answer(ask(member(engineId), Verb.INTERRUPT, 0), what);
        return switch (answer.verdict()) {
            case NOTHING_RAN -> new Interrupted(InterruptOutcome.NOTHING_RAN, Optional.empty());
            case STOPPED -> interrupted(InterruptOutcome.STOPPED, answer);
            case STUCK -> interrupted(InterruptOutcome.STUCK, answer);
            default -> throw new CogridException("could not " + what + ": " + answer.verdict() + " " + answer.text());
        };
    }

    private static Interrupted interrupted(InterruptOutcome outcome, ControlAnswer answer) {
        EngineReport.Running task = EngineReport.Running.fromJson(answer.text());
        return new Interrupted(outcome, Optional.of(EngineStatuses.task(task)));
    }

    /**
     * Tells an engine to leave the grid; does not wait until it has left. The engine may be gone before its answer
     * arrives, so watch its end to see whether it went.
     *
     * @param drain how long it may go on with its queue
     * @param end completed when the engine is seen to be gone; then its answer is no longer waited for
     * @throws CogridException when the engine refuses
     */
    public void leave(EngineEntry info, Duration drain, CompletableFuture<?> end) {
        try {
            tellToLeave(info, ClientDeparture.ONE, drain, end).join();
        } catch (CompletionException e) {
            if (!isBrokenConnection(e.getCause())) {
                throw new CogridException(
                        "could not tell engine " + info.id() + " to stop: " + e.getCause() + ". If it hangs, kill it",
                        e.getCause());
            }
            LOG.log(System.Logger.Level.DEBUG, "an engine that was told to stop did not answer", e);
        }
    }

    /**
     * Tells an engine to leave the grid, without waiting for its answer.
     *
     * @return completes when the engine has accepted; otherwise fails within a bounded time, with a {@link
     *     TimeoutException} if the engine may hang
     */
    public CompletableFuture<Void> tellToLeave(
            EngineEntry info, ClientDeparture leaving, Duration drain, CompletableFuture<?> end) {
        Optional<Member> member = engines.member(info);
        if (member.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> told = new CompletableFuture<>();
        Unawaited.goesOn("hearing of an engine's end", end.thenRun(() -> told.complete(null)));
        ask(member.get(), leaving.verb(), drain.toMillis()).whenComplete((answer, failure) -> {
            if (failure != null) {
                told.completeExceptionally(failure instanceof CompletionException e ? e.getCause() : failure);
            } else if (answer.verdict() == ControlAnswer.Verdict.DONE) {
                told.complete(null);
            } else {
                told.completeExceptionally(new CogridException(answer.verdict() + " " + answer.text()));
            }
        });
        return told.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The members of the grid, as this client knows them. */
    Set<Member> members() {
        return client.getCluster().getMembers();
    }

    /** Where a member is reached, as a connection file has it. */
    static String address(Member member) {
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }

    /**
     * Tells a member's engine to do something.
     *
     * @param what that, for a message
     * @throws CogridException if it does not, as when it hangs or just starts
     */
    void tell(Member member, Verb verb, String text, String what) {
        String whole = "make the engine at " + address(member) + " " + what;
        ControlAnswer answer = answer(ask(member, verb, 0, text), whole);
        if (answer.verdict() != ControlAnswer.Verdict.DONE) {
            throw new CogridException("could not " + whole + ": " + answer.verdict() + " " + answer.text());
        }
    }

    private CompletionStage<ControlAnswer> ask(Member member, Verb verb, long argument) {
        return ask(member, verb, argument, GridConnector.processLabel());
    }

    /** Sends a request that concerns an engine, not this client's tasks. */
    private CompletionStage<ControlAnswer> ask(Member member, Verb verb, long argument, String text) {
        UUID own = client.getLocalEndpoint().getUuid();
        long number = ThreadLocalRandom.current().nextLong();
        return new HazelcastLink(client, member)
                .control(new ControlRequest(verb, own, number, argument, text))
                .thenApply(answer -> answer.orElseThrow(() -> new GridConnectionException(
                        "the engine does not answer: it is just starting or ending; ask again")));
    }

    private static boolean isBrokenConnection(@Nullable Throwable failure) {
        return failure instanceof TargetDisconnectedException
                || failure instanceof TargetNotMemberException
                || failure instanceof MemberLeftException
                || failure instanceof HazelcastClientOfflineException;
    }

    private Member member(int engineId) {
        return engines.find(engineId)
                .flatMap(engines::member)
                .orElseThrow(() ->
                        new NoSuchEngineException("there is no engine " + engineId + "; there are " + engines.ids()));
    }

    private static ControlAnswer answer(CompletionStage<ControlAnswer> asked, String what) {
        try {
            return asked.toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new CogridException(
                    "could not " + what + ": it has not answered for " + Amounts.time(PATIENCE)
                            + ", and may still do it late. If it hangs, kill it",
                    e);
        } catch (ExecutionException e) {
            throw new CogridException("could not " + what + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("this thread was interrupted when it was to " + what, e);
        }
    }
}
