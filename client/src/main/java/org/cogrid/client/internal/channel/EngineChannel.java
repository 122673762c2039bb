package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.Collection;
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
import org.cogrid.client.internal.channel.ChannelState.Change;
import org.cogrid.client.internal.channel.Conversation.Outbound;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeAnswer.Verdict;
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
    // All below is guarded by lock.
    private final Conversation conversation = new Conversation();
    private final EngineClock engineClock = new EngineClock();
    private final Room room;
    private final Condition pumped = lock.newCondition();
    private ChannelState state = ChannelState.NEW;
    private final Backoff backoff = new Backoff();
    private boolean pausing;
    /** The number of the request for a session. */
    private long opening;

    private @Nullable Function<PendingTask, CogridException> whyEnded;

    EngineChannel(EngineLink link, ChannelContext context, ValueCodec codec) {
        this.link = new SealedLink(link, context.seal());
        this.context = context;
        this.ends = new TaskEnds(codec, context.clock());
        this.room = new Room(context.room(), context.unread(), lock.newCondition());
        context.unread().whenRoom(goOn);
        this.overdueLooks = context.timer()
                .scheduleWithFixedDelay(
                        () -> underLock(this::giveUpOverdue),
                        OVERDUE.toMillis(),
                        OVERDUE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Sends a task on its way, waiting for room at most {@code timeout}. */
    void send(PendingTask task, @Nullable Duration timeout) {
        lock.lock();
        try {
            refuseIfEnded(task);
            room.take(task.size(), timeout);
            refuseIfEnded(task);
            conversation.add(task);
            pump();
        } finally {
            lock.unlock();
        }
    }

    private void refuseIfEnded(PendingTask task) {
        if (whyEnded != null) {
            throw whyEnded.apply(task);
        }
    }

    /** Sends what there is to send, or listens. Called under the lock. */
    private void pump() {
        if (state == ChannelState.NEW && conversation.hasUnsent()) {
            state = state.after(Change.NEEDED);
            opening = conversation.nextRequest();
            open();
        }
        while (state == ChannelState.READY
                && !pausing
                && conversation.wantsExchange(context.unread().room())) {
            exchange(conversation.next(context.unread().room()));
        }
        pumped.signalAll();
    }

    private void exchange(Outbound exchange) {
        long left = context.clock().nanos();
        exchange.tasks().forEach(task -> task.sent(WallClock.instant(left)));
        try {
            link.exchange(exchange.request(), exchange.bodies())
                    .whenComplete((answer, failure) -> comesHome(new Homecoming(exchange, left, answer, failure)));
        } catch (UnsendableException e) {
            unsendable(exchange, e);
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
            lock.unlock();
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
        lock.lock();
        try {
            if (state == ChannelState.ENDED) {
                return;
            }
            boolean awaited = conversation.cameHome(home.exchange());
            if (home.exchange().request().session().equals(conversation.session())) {
                receive(home, answer, awaited);
            }
            if (conversation.isUnsentSmallerThan(sendsBelow)) {
                pump();
            } else {
                goOn();
            }
        } catch (RuntimeException | Error e) { // a fault of ours must end in failures, not in silence
            broken(e);
        } finally {
            lock.unlock();
        }
    }

    private void receive(Homecoming home, Optional<ExchangeAnswer> opened, boolean awaited) {
        if (opened.isEmpty()) {
            LOG.log(System.Logger.Level.DEBUG, "an exchange was lost on its way", home.failure());
            conversation.answerLost();
            pauseIf(awaited);
            return;
        }
        ExchangeAnswer answer = opened.get();
        if (answer.verdict() == Verdict.NO_SESSION) {
            sessionLost();
            return;
        }
        engineClock.learn(home.left(), answer, context.clock().nanos());
        for (Conversation.Arrived arrived : conversation.take(answer, home.bodies())) {
            if (arrived.event().isLast()) {
                room.free(arrived.task().size());
            }
            ends.come(arrived, engineClock.times(arrived.event()));
        }
        if (answer.verdict() == Verdict.LEAVING) {
            pauseIf(awaited); // the news that it has left is on its way
        } else {
            backoff.reset();
        }
    }

    private void pauseIf(boolean awaited) {
        if (awaited && !pausing) {
            pausing = true;
            later(() -> pausing = false);
        }
    }

    private void unsendable(Outbound exchange, Throwable failure) {
        Optional<Conversation.Unsendable> lost = conversation.unsendable(exchange);
        lost.ifPresent(each -> {
            room.free(each.task().size());
            ends.unsendable(each, failure);
        });
        pauseIf(lost.isEmpty() && exchange.tasks().size() <= 1);
    }

    /** The engine has forgotten us: what was sent may have run or not. */
    private void sessionLost() {
        if (state == ChannelState.READY) {
            state = state.after(Change.FORGOTTEN);
            Collection<PendingTask> begun = conversation.abandonSent();
            for (PendingTask task : begun) {
                room.free(task.size());
                ends.forget(task, "the engine has restarted or has let this client's session go");
            }
        }
    }

    /** Asks for a session until the engine gives one or is known to be gone, always by the same number. */
    private void open() {
        long number = opening;
        ControlRequest request =
                new ControlRequest(ControlRequest.Verb.OPEN, context.clientId(), number, conversation.firstNumber());
        link.control(request)
                .whenCompleteAsync((answer, failure) -> opened(number, answer, failure), context.workers());
    }

    private void opened(long number, @Nullable Optional<ControlAnswer> answer, @Nullable Throwable failure) {
        underLock(() -> {
            if (state != ChannelState.OPENING || number != opening) {
                return; // it has one by now
            }
            if (failure != null && failure.getCause() instanceof GridConnectionException refused) {
                end(task -> refused);
            } else if (answer != null && answer.isPresent() && answer.get().verdict() == ControlAnswer.Verdict.DONE) {
                conversation.open(answer.get().session());
                state = state.after(Change.OPENED);
                backoff.reset();
            } else {
                LOG.log(System.Logger.Level.DEBUG, "no session yet", failure);
                later(this::openStill);
            }
        });
    }

    private void openStill() {
        if (state == ChannelState.OPENING) {
            open();
        }
    }

    /** No answer will come any more to what was sent long ago. */
    private void giveUpOverdue() {
        conversation.giveUpOverdue();
        openStill();
    }

    private void broken(Throwable fault) {
        LOG.log(System.Logger.Level.ERROR, "the line to an engine is broken by a fault of Cogrid's own", fault);
        end(task -> TaskEnds.broken(task, fault));
    }

    private void later(Runnable step) {
        context.timer().schedule(() -> underLock(step), backoff.nextMillis(), TimeUnit.MILLISECONDS);
    }

    private void goOn() {
        context.workers().execute(() -> underLock(() -> {}));
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does something that may make it possible to send or to listen, and does so. */
    private void underLock(Runnable step) {
        lock.lock();
        try {
            if (state != ChannelState.ENDED) {
                step.run();
                pump();
            }
        } catch (RuntimeException | Error e) { // a fault of ours must end in failures, not in silence
            broken(e);
        } finally {
            lock.unlock();
        }
    }

    /** Asks the engine about one task, or all there are so far; empty when there is no session to ask in. */
    Optional<CompletionStage<Optional<ControlAnswer>>> tryAsk(ControlRequest.Verb verb, @Nullable PendingTask about) {
        return locked(() -> {
            boolean pointless = about != null && !conversation.isUnfinished(about);
            return state != ChannelState.READY || pointless
                    ? Optional.empty()
                    : Optional.of(ask(verb, about == null ? conversation.nextNumber() : about.number())
                            .thenApplyAsync(answer -> inSession(answer, about), context.workers()));
        });
    }

    /** An answer is worth nothing if the session it is about has gone meanwhile. */
    private Optional<ControlAnswer> inSession(Optional<ControlAnswer> answer, @Nullable PendingTask about) {
        return locked(() -> {
            Optional<ControlAnswer> valid =
                    answer.filter(known -> known.session().equals(conversation.session()));
            if (about != null && valid.isPresent() && valid.get().verdict() == ControlAnswer.Verdict.REMOVED) {
                about.neverRuns();
            }
            return valid;
        });
    }

    private CompletionStage<Optional<ControlAnswer>> ask(ControlRequest.Verb verb, long argument) {
        return link.control(new ControlRequest(verb, conversation.session(), conversation.nextRequest(), argument));
    }

    List<PendingTask> unfinishedLatestFirst() {
        return locked(conversation::unfinishedLatestFirst);
    }

    /** The engine is gone, or the client leaves: every unfinished task fails, and so does every later one. */
    void end(Function<PendingTask, CogridException> why) {
        lock.lock();
        try {
            if (state == ChannelState.ENDED) {
                return;
            }
            state = state.after(Change.LOST);
            whyEnded = why;
            overdueLooks.cancel(false);
            context.unread().forget(goOn);
            room.close();
            conversation.abandonAll().forEach(task -> ends.lose(task, why.apply(task)));
        } finally {
            lock.unlock();
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
            boolean all = state != ChannelState.NEW
                    && awaitState(() -> state == ChannelState.READY && !conversation.hasUnsent());
            Optional<CompletionStage<Optional<ControlAnswer>>> asked =
                    all ? Optional.of(ask(ControlRequest.Verb.CLOSE, conversation.nextNumber())) : Optional.empty();
            end(why); // in the same turn, as earlier messages now find no session there
            return asked;
        });
    }

    /** Where the tasks given to this channel stand; waits for a session if one is being opened. */
    EngineSender.Position position() {
        return locked(() -> {
            boolean open = state != ChannelState.NEW && awaitState(() -> state == ChannelState.READY);
            if (state == ChannelState.NEW || state == ChannelState.ENDED) {
                return EngineSender.Position.NONE; // nothing was sent, or nothing more will happen to it
            }
            if (!open) {
                throw new CogridException("what was sent to an engine before can't be referred to: the engine has not"
                        + " answered for " + PARTING.toSeconds() + " s; try again when it does");
            }
            return new EngineSender.Position(conversation.session(), conversation.nextNumber() - 1);
        });
    }

    /** Waits a little until something holds; called under the lock, whose state it is about. */
    private boolean awaitState(BooleanSupplier claim) {
        try {
            long left = PARTING.toNanos();
            while (left > 0 && state != ChannelState.ENDED && !claim.getAsBoolean()) {
                left = pumped.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller is in a hurry: it goes on with what is
        }
        return claim.getAsBoolean();
    }
}
