package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cogrid.client.internal.channel.ClientConversation.Outbound;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.client.internal.link.SealedLink;
import org.cogrid.client.internal.link.UnsendableException;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * One client's line to one incarnation of an engine. Sends tasks in order, each to run at most once; what may have been lost on
 * the way is sent again, and the engine skips what it has. Runs no code of users. Thread-safe.
 */
final class EngineChannel {
    private static final Duration PARTING = Duration.ofSeconds(5);
    private static final Duration OVERDUE = Duration.ofSeconds(20);
    /** What is larger is not taken in, and not sent, on a thread of Hazelcast's. */
    private static final long QUICK_BYTES = 64 << 10;

    private static final System.Logger LOG = System.getLogger(EngineChannel.class.getName());

    private final SealedLink link;
    private final ChannelContext context;
    private final TaskEnds ends;
    private final ScheduledFuture<?> overdueLooks;
    private final Runnable goOn = this::goOn;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition pumped = lock.newCondition();
    private final UnfinishedLimit room; // guarded by lock
    private final TaskFlow flow; // guarded by lock

    EngineChannel(EngineLink link, ChannelContext context, ValueCodec codec) {
        this.link = new SealedLink(link, context.seal());
        this.context = context;
        this.ends = new TaskEnds(codec, context.clock());
        this.room = new UnfinishedLimit(context.room(), context.unread(), lock.newCondition());
        this.flow = new TaskFlow(context, ends, room, this::later);
        context.unread().whenRoom(goOn);
        this.overdueLooks = context.timer()
                .scheduleWithFixedDelay(
                        () -> underLock(flow::giveUpOverdue),
                        OVERDUE.toMillis(),
                        OVERDUE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Sends a task on its way, waiting for room at most {@code timeout}. */
    void send(PendingTask task, @Nullable Duration timeout) {
        locked(() -> {
            room.take(task.size(), timeout);
            flow.add(task);
            pump();
            return task;
        });
    }

    /** Sends what there is to send, or listens. Called under the lock. */
    private void pump() {
        flow.nextOpen().ifPresent(this::open);
        for (var next = flow.nextExchange(); next.isPresent(); next = flow.nextExchange()) {
            exchange(next.get());
        }
        pumped.signalAll();
    }

    private void exchange(Outbound exchange) {
        long left = context.clock().nanos();
        exchange.tasks().forEach(task -> task.sent(WallClock.instant(left)));
        try {
            link.exchange(exchange.request(), exchange.bodies())
                    .whenCompleteAsync(
                            (answer, failure) -> comesHome(new Homecoming(exchange, left, answer, failure)),
                            Runnable::run); // else Hazelcast changes threads once more
        } catch (UnsendableException e) {
            flow.unsendable(exchange, e);
        }
    }

    /**
     * On a thread of Hazelcast's, which nothing may hold up, or on the sender's own. What is small is taken in here, as each
     * change of threads costs as much as all else that is done with a small answer.
     */
    private void comesHome(Homecoming home) {
        if (!home.isSmallerThan(QUICK_BYTES) || lock.isHeldByCurrentThread() || !lock.tryLock()) {
            context.workers().execute(() -> takeHome(home, opened(home), Long.MAX_VALUE));
            return;
        }
        try {
            takeHome(home, opened(home), QUICK_BYTES);
        } finally {
            unlock();
        }
    }

    /** The answer if one came; checked without the lock where it is large. */
    private Optional<ExchangeAnswer> opened(Homecoming home) {
        try {
            return home.open(link);
        } catch (GridConnectionException e) {
            end(task -> e);
            return Optional.empty();
        }
    }

    /** Takes an answer in and sends what is next, which the workers do if some of it is not smaller than that. */
    private void takeHome(Homecoming home, Optional<ExchangeAnswer> answer, long sendsBelow) {
        unlessEnded(() -> {
            flow.cameHome(home, answer);
            if (flow.isUnsentSmallerThan(sendsBelow)) {
                pump();
            } else {
                goOn();
            }
        });
    }

    /** Asks for a session; to be asked again until the engine gives one or is known to be gone. */
    private void open(ControlRequest request) {
        link.control(request)
                .whenCompleteAsync((answer, failure) -> opened(request, answer, failure), context.workers());
    }

    private void opened(ControlRequest open, @Nullable Optional<ControlAnswer> answer, @Nullable Throwable failure) {
        underLock(() -> {
            if (!flow.awaits(open)) {
                return; // it has one by now
            }
            if (failure != null && failure.getCause() instanceof GridConnectionException refused) {
                end(task -> refused);
            } else if (answer != null && answer.isPresent() && answer.get().verdict() == ControlAnswer.Verdict.DONE) {
                flow.opened(answer.get().session());
            } else {
                LOG.log(System.Logger.Level.DEBUG, "no session yet", failure);
                flow.notOpened();
            }
        });
    }

    private void later(long millis, Runnable step) {
        Unawaited.later(
                context.timer(),
                Duration.ofMillis(millis),
                "a later step of the line to an engine",
                () -> underLock(step));
    }

    private void goOn() {
        context.workers().execute(() -> underLock(() -> {}));
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            unlock();
        }
    }

    /** The one place where the lock is let go: whatever has ended meanwhile is told then. */
    private void unlock() {
        lock.unlock();
        if (!lock.isHeldByCurrentThread()) {
            ends.tell();
        }
    }

    /** Does something that may make it possible to send or to listen, and does so. */
    private void underLock(Runnable step) {
        unlessEnded(() -> {
            step.run();
            pump();
        });
    }

    private void unlessEnded(Runnable step) {
        lock.lock();
        try {
            if (!flow.isEnded()) {
                step.run();
            }
        } catch (RuntimeException | Error e) { // a fault of ours must end in failures, not in silence
            end(task -> TaskEnds.broken(task, e));
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.ERROR, "the line to an engine is broken by a fault of Cogrid's own", e));
        } finally {
            unlock();
        }
    }

    /** Asks the engine about one task, or all there are so far; empty when there is no session to ask in. */
    Optional<CompletionStage<Optional<ControlAnswer>>> tryAsk(ControlRequest.Verb verb, @Nullable PendingTask about) {
        return locked(() -> flow.question(verb, about)
                .map(question ->
                        link.control(question).thenApplyAsync(answer -> inSession(answer, about), context.workers())));
    }

    /** An answer is worth nothing if the session it is about has gone meanwhile. */
    private Optional<ControlAnswer> inSession(Optional<ControlAnswer> answer, @Nullable PendingTask about) {
        return locked(() -> {
            Optional<ControlAnswer> valid = answer.filter(flow::isOfSession);
            if (about != null && valid.isPresent() && valid.get().verdict() == ControlAnswer.Verdict.REMOVED) {
                about.neverRuns();
            }
            return valid;
        });
    }

    List<PendingTask> unfinishedLatestFirst() {
        return locked(flow::unfinishedLatestFirst);
    }

    /** The engine is gone, or the client leaves: all tasks fail, later ones too. To be called again after an Error. */
    void end(Function<PendingTask, CogridException> why) {
        lock.lock();
        try {
            if (!flow.isEnded()) {
                overdueLooks.cancel(false);
                context.unread().forget(goOn);
            }
            flow.end(why);
        } finally {
            unlock();
        }
    }

    /** The engine has left the grid. */
    void engineLost(String what) {
        end(task -> ends.lost(task, what));
    }

    /** The client leaves: sees to it that the engine has all tasks, says good-bye, and fails what is unfinished here. */
    void leave(Function<PendingTask, CogridException> why) {
        goodBye(why)
                .ifPresent(answered -> answered.toCompletableFuture()
                        .orTimeout(PARTING.toMillis(), TimeUnit.MILLISECONDS)
                        .handle((answer, failure) -> answer)
                        .join());
    }

    private Optional<CompletionStage<Optional<ControlAnswer>>> goodBye(Function<PendingTask, CogridException> why) {
        return locked(() -> {
            boolean all = !flow.isNew() && awaitState(() -> flow.isReady() && !flow.hasUnsent());
            Optional<CompletionStage<Optional<ControlAnswer>>> asked =
                    all ? flow.question(ControlRequest.Verb.CLOSE, null).map(link::control) : Optional.empty();
            end(why); // in the same turn, as earlier messages now find no session there
            return asked;
        });
    }

    /** Where the tasks given to this channel stand; waits for a session if one is being opened. */
    EngineSender.Position position() {
        return locked(() -> {
            boolean open = !flow.isNew() && awaitState(flow::isReady);
            if (flow.isNew() || flow.isEnded()) {
                return EngineSender.Position.NONE; // nothing was sent, or nothing more will happen to it
            }
            if (!open) {
                throw new CogridException("what was sent to an engine before can't be referred to: the engine has not"
                        + " answered for " + Amounts.time(PARTING) + "; try again when it does");
            }
            return flow.position();
        });
    }

    /** Waits a little until something holds; called under the lock, whose state it is about. */
    private boolean awaitState(BooleanSupplier claim) {
        try {
            long left = PARTING.toNanos();
            while (left > 0 && !flow.isEnded() && !claim.getAsBoolean()) {
                left = pumped.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller is in a hurry: it goes on with what is
        }
        return claim.getAsBoolean();
    }
}
