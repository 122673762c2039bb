package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * One client's line to one incarnation of an engine. Sends tasks in order, each to run at most once; after a broken
 * connection it fences, learns what has arrived, and sends the rest. Thread-safe.
 */
final class EngineChannel {
    private enum State {
        NEW,
        OPENING,
        READY,
        FENCING,
        ENDED
    }

    private static final Duration PARTING = Duration.ofSeconds(5);
    /** What is larger is not taken in on a thread of Hazelcast's. */
    private static final long QUICK_BYTES = 64 << 10;

    private static final System.Logger LOG = System.getLogger(EngineChannel.class.getName());

    private final EngineLink link;
    private final ChannelContext context;
    private final TaskEnds ends;
    private final Tellings tellings;

    private final ReentrantLock lock = new ReentrantLock();
    // All below is guarded by lock.
    private final Conversation conversation = new Conversation();
    private final EngineClock engineClock = new EngineClock();
    private final Room room;
    private final Condition pumped = lock.newCondition();
    private State state = State.NEW;
    private final Backoff backoff = new Backoff();
    private boolean pausing;
    private @Nullable Function<PendingTask, CogridException> whyEnded;

    EngineChannel(EngineLink link, ChannelContext context, ValueCodec codec) {
        this.link = link;
        this.context = context;
        this.ends = new TaskEnds(codec, context.clock());
        this.tellings = new Tellings(ends, context.workers());
        this.room = new Room(context.room(), lock.newCondition());
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
        if (state == State.NEW) {
            state = State.OPENING;
            control(ControlRequest.Verb.OPEN, 0);
        }
        while (state == State.READY && !pausing && (conversation.wantsToSend() || conversation.wantsToListen())) {
            exchange(conversation.next());
        }
        pumped.signalAll();
    }

    private void exchange(Conversation.Outbound exchange) {
        long left = context.clock().nanos();
        exchange.tasks().forEach(task -> task.sent(WallClock.instant(left)));
        Sealed message =
                context.seal().close(Seal.Direction.REQUEST, exchange.request().toHead(), exchange.bodies());
        try {
            link.exchange(message)
                    .whenCompleteAsync(
                            (answer, failure) -> comesHome(new Homecoming(exchange, left, answer, failure)),
                            Runnable::run);
        } catch (UnsendableException e) { // at once, as what is sent next takes the numbers
            unsendable(exchange, e);
        }
    }

    /** What has come of an exchange that left at that time. */
    private record Homecoming(
            Conversation.Outbound exchange,
            long left,
            @Nullable Sealed answer,
            @Nullable Throwable failure) {}

    /**
     * On a thread of Hazelcast's, which nothing may hold up, or on the sender's own. What is small is taken in here, as each
     * change of threads costs as much as all else that is done with a small answer.
     */
    private void comesHome(Homecoming home) {
        boolean small = home.answer() != null && home.answer().size() <= QUICK_BYTES;
        if (small && !lock.isHeldByCurrentThread() && lock.tryLock()) { // nothing is told under the lock
            takeHome(home, QUICK_BYTES);
            tellings.tellQuickly();
        } else {
            context.workers().execute(() -> {
                lock.lock();
                takeHome(home, Long.MAX_VALUE);
                tellings.tell();
            });
        }
    }

    /** Called with the lock held, which it lets go; sends what is next if it is smaller, else has the workers send it. */
    private void takeHome(Homecoming home, long sendsBelow) {
        boolean sends = true;
        try {
            if (state == State.ENDED) {
                return;
            }
            receive(home);
            sends = conversation.isUnsentSmallerThan(sendsBelow);
            if (sends) {
                pump();
            }
        } catch (RuntimeException | Error e) { // a fault of ours must end in failures, not in silence
            broken(e);
        } finally {
            lock.unlock();
            if (!sends) {
                context.workers().execute(() -> underLock(() -> {}));
            }
        }
    }

    private void receive(Homecoming home) {
        Conversation.Outbound exchange = home.exchange();
        boolean current = conversation.cameHome(exchange);
        Sealed sealed = home.answer();
        if (sealed != null && context.isAuthentic(sealed)) {
            ExchangeAnswer answer = ExchangeAnswer.fromHead(sealed.head());
            engineClock.learn(home.left(), answer, context.clock().nanos());
            takeIn(exchange, answer, sealed.bodies(), current);
        } else if (current) {
            LOG.log(System.Logger.Level.DEBUG, "an exchange was lost on its way", home.failure());
            fence();
        }
    }

    private void takeIn(Conversation.Outbound exchange, ExchangeAnswer answer, List<byte[]> bodies, boolean current) {
        if (answer.verdict() == ExchangeAnswer.Verdict.ACCEPTED) {
            backoff.reset();
            conversation.accepted(exchange.tasks());
            conversation.take(answer, bodies).forEach(this::arrived);
        } else if (current) {
            turnedDown(exchange, answer.verdict());
        }
    }

    private void arrived(Conversation.Arrived arrived) {
        if (arrived.event().isLast()) {
            room.free(arrived.task().size());
        }
        tellings.add(new TaskEnds.Told(arrived, engineClock.times(arrived.event())));
    }

    private void turnedDown(Conversation.Outbound exchange, ExchangeAnswer.Verdict verdict) {
        if (verdict == ExchangeAnswer.Verdict.EARLY) {
            retryLater(exchange);
        } else if (verdict == ExchangeAnswer.Verdict.NO_SESSION) {
            sessionLost();
        } else {
            fence(); // told twice, or out of time: ask what the engine has
        }
    }

    private void unsendable(Conversation.Outbound exchange, Throwable failure) {
        conversation.cameHome(exchange);
        if (exchange.tasks().isEmpty()) {
            fence(); // which tries until it gets through, or this channel ends
            return;
        }
        for (PendingTask task : conversation.unsendable(exchange.tasks())) {
            room.free(task.size());
            tellings.addLoss(task, () -> ends.unsendable(task, failure));
        }
        tellings.tellSoon();
    }

    private void retryLater(Conversation.Outbound exchange) {
        conversation.refused(exchange.tasks());
        if (backoff.isReset()) {
            backoff.nextMillis(); // the one before it is on its heels: try again at once
        } else {
            pausing = true;
            later(() -> pausing = false);
        }
    }

    /** The engine has forgotten us: what was sent may have run or not. */
    private void sessionLost() {
        for (PendingTask task : conversation.abandonSent()) {
            room.free(task.size());
            tellings.addLoss(
                    task, () -> ends.lost(task, "the engine has restarted or has let this client's session go"));
        }
        state = State.NEW;
    }

    private void fence() {
        state = State.FENCING;
        control(ControlRequest.Verb.FENCE, conversation.fence());
    }

    private void control(ControlRequest.Verb verb, long argument) {
        ask(verb, argument)
                .whenCompleteAsync((answer, failure) -> controlled(verb, argument, answer, failure), context.workers());
    }

    private CompletionStage<Sealed> ask(ControlRequest.Verb verb, long argument) {
        boolean opening = verb == ControlRequest.Verb.OPEN;
        ControlRequest request = new ControlRequest(
                verb,
                opening ? context.clientId() : conversation.session(),
                opening ? 0 : conversation.nextMessage(),
                argument);
        return link.control(context.seal().close(Seal.Direction.REQUEST, request.toHead(), List.of()));
    }

    private void controlled(
            ControlRequest.Verb verb, long argument, @Nullable Sealed sealed, @Nullable Throwable failure) {
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            if (sealed == null) {
                LOG.log(System.Logger.Level.DEBUG, "a control message was lost on its way", failure);
                later(() -> control(verb, argument)); // until the engine answers or is known to be gone
            } else if (!context.isAuthentic(sealed)) {
                end(task -> TaskEnds.refused());
            } else {
                carriedOut(verb, ControlAnswer.fromHead(sealed.head()));
            }
        } catch (RuntimeException | Error e) {
            broken(e);
        } finally {
            lock.unlock();
        }
        tellings.tell();
    }

    private void carriedOut(ControlRequest.Verb verb, ControlAnswer answer) {
        if (answer.verdict() == ControlAnswer.Verdict.NO_SESSION) {
            sessionLost();
        } else if (answer.verdict() == ControlAnswer.Verdict.REPLAYED) {
            control(verb, conversation.epoch());
            return;
        } else if (verb == ControlRequest.Verb.OPEN) {
            conversation.open(answer.session());
            state = State.READY;
        } else {
            conversation.resumeAt(answer.number());
            state = State.READY;
        }
        backoff.reset();
        pump();
    }

    private void broken(Throwable fault) {
        LOG.log(System.Logger.Level.ERROR, "the line to an engine is broken by a fault of Cogrid's own", fault);
        end(task -> TaskEnds.broken(task, fault));
    }

    private void later(Runnable step) {
        context.timer().schedule(() -> underLock(step), backoff.nextMillis(), TimeUnit.MILLISECONDS);
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private void underLock(Runnable step) {
        lock.lock();
        try {
            if (state != State.ENDED) {
                step.run();
                pump();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Asks the engine about one task, or all there are so far; empty when the channel has ended or was never open. */
    Optional<CompletionStage<Sealed>> tryAsk(ControlRequest.Verb verb, @Nullable PendingTask about) {
        return locked(() -> {
            boolean open = state == State.READY || state == State.FENCING;
            boolean pointless = about != null && !conversation.isUnfinished(about);
            return open && !pointless
                    ? Optional.of(ask(verb, about == null ? conversation.nextNumber() : about.number()))
                    : Optional.empty();
        });
    }

    List<PendingTask> unfinishedLatestFirst() {
        return locked(() -> conversation.unfinishedLatestFirst());
    }

    /** The engine is gone, or the client leaves: every unfinished task fails, and so does every later one. */
    void end(Function<PendingTask, CogridException> why) {
        lock.lock();
        try {
            if (state == State.ENDED) {
                return;
            }
            state = State.ENDED;
            whyEnded = why;
            room.close();
            conversation.abandonAll().forEach(task -> tellings.addLoss(task, () -> why.apply(task)));
        } finally {
            lock.unlock();
        }
        tellings.tellSoon();
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

    private Optional<CompletionStage<Sealed>> goodBye(Function<PendingTask, CogridException> why) {
        return locked(() -> {
            boolean all = state != State.NEW && awaitState(() -> state == State.READY && !conversation.hasUnsent());
            Optional<CompletionStage<Sealed>> asked =
                    all ? Optional.of(ask(ControlRequest.Verb.CLOSE, conversation.nextNumber())) : Optional.empty();
            end(why); // in the same turn, as earlier messages now find no session there
            return asked;
        });
    }

    /** Where the tasks given to this channel stand; waits for a session if one is being opened. */
    EngineSender.Position position() {
        return locked(() -> state != State.NEW && awaitState(() -> state == State.READY)
                ? new EngineSender.Position(conversation.session(), conversation.nextNumber() - 1)
                : EngineSender.Position.NONE);
    }

    /** Waits a little until something holds; called under the lock, whose state it is about. */
    private boolean awaitState(BooleanSupplier claim) {
        try {
            long left = PARTING.toNanos();
            while (left > 0 && state != State.ENDED && !claim.getAsBoolean()) {
                left = pumped.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller is in a hurry: it goes on with what is
        }
        return claim.getAsBoolean();
    }
}
