package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.client.internal.link.UnsendableException;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.task.EngineLoad;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.core.internal.threads.Unawaited;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.WallClock;
import org.jspecify.annotations.Nullable;

/**
 * One client's channel to one incarnation of an engine. It sends tasks in order, and each runs at most once: whatever
 * may have been lost is sent again, and the engine skips what it has. It runs no code of users. Thread-safe.
 */
final class EngineChannel {
    private static final Duration PARTING = Duration.ofSeconds(5);
    private static final Duration OVERDUE = Duration.ofSeconds(20);
    /** A larger message is neither read nor sent on a thread of Hazelcast's. */
    private static final long QUICK_BYTES = 64 << 10;

    private static final System.Logger LOG = System.getLogger(EngineChannel.class.getName());

    private final EngineLink link;
    private final ChannelContext context;
    private final TaskEnds ends;
    private final ScheduledFuture<?> overdueLooks;
    private final Runnable goOn = this::goOn;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition pumped = lock.newCondition();
    private final UnfinishedLimit room; // guarded by lock
    private final TaskFlow flow; // guarded by lock

    EngineChannel(EngineLink link, ChannelContext context, ValueCodec codec) {
        this.link = link;
        this.context = context;
        this.ends = new TaskEnds(codec, context.clock());
        this.room = new UnfinishedLimit("at the engine", context.room(), context.unread(), lock.newCondition());
        this.flow = new TaskFlow(context, ends, room, this::later);
        context.unread().whenRoom(goOn);
        this.overdueLooks = context.timer()
                .scheduleWithFixedDelay(
                        () -> underLock(flow::giveUpOverdue),
                        OVERDUE.toMillis(),
                        OVERDUE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Sends a task. Waits for room for at most {@code timeout}. */
    void send(PendingTask task, @Nullable Duration timeout) {
        locked(() -> {
            room.take(task.size(), timeout);
            flow.add(task);
            pump();
            return task;
        });
    }

    /** Takes a task if there is room now; true if it does. The task leaves at the next {@link #sendTaken}. */
    boolean tryTake(PendingTask task) {
        return locked(() -> {
            boolean free = room.tryTake(task.size());
            if (free) {
                flow.add(task);
            }
            return free;
        });
    }

    /** Sends what was taken. */
    void sendTaken() {
        underLock(() -> {});
    }

    /** Returns how much the engine has to do. */
    EngineLoad load(UUID incarnation) {
        return locked(() -> flow.load(incarnation));
    }

    /** Sends what there is to send, or listens for events. Called under the lock. */
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
            link.exchange(new Message(exchange.request().toHead(), exchange.bodies()))
                    .whenCompleteAsync(
                            (answer, failure) -> onReturn(new Homecoming(exchange, left, answer, failure)),
                            Runnable::run); // otherwise Hazelcast changes threads once more
        } catch (UnsendableException e) {
            flow.unsendable(exchange, e);
        }
    }

    /**
     * Handles the end of an exchange. It is called on a thread of Hazelcast's, which must not be held up, or on the
     * sender's own thread. A small answer is read here, because a change of threads costs as much as the rest of the
     * work on it.
     */
    private void onReturn(Homecoming home) {
        if (!home.isSmallerThan(QUICK_BYTES) || lock.isHeldByCurrentThread() || !lock.tryLock()) {
            context.workers().execute(() -> takeHome(home, home.read(), Long.MAX_VALUE));
            return;
        }
        try {
            takeHome(home, home.read(), QUICK_BYTES);
        } finally {
            unlock();
        }
    }

    /** Takes an answer in and sends what is next. A worker sends it if some of it is not small. */
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

    /** Asks for a conversation, and asks again until the engine opens one or is known to be gone. */
    private void open(ControlRequest request) {
        link.control(request)
                .whenCompleteAsync((answer, failure) -> opened(request, answer, failure), context.workers());
    }

    private void opened(ControlRequest open, @Nullable Optional<ControlAnswer> answer, @Nullable Throwable failure) {
        underLock(() -> {
            if (!flow.awaits(open)) {
                return; // the channel has a conversation by now
            }
            if (answer != null && answer.isPresent() && answer.get().verdict() == ControlAnswer.Verdict.DONE) {
                flow.opened(answer.get().conversation());
            } else {
                LOG.log(System.Logger.Level.DEBUG, "no conversation yet", failure);
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

    /**
     * Releases the lock. This is the only place that does so: the ends of tasks that came meanwhile are delivered here.
     */
    private void unlock() {
        lock.unlock();
        if (!lock.isHeldByCurrentThread()) {
            ends.tell();
        }
    }

    /** Runs a step under the lock, and then sends or listens if the step has made that possible. */
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
        } catch (RuntimeException | Error e) { // a fault in Cogrid must make the tasks fail, not leave them waiting
            end(task -> TaskEnds.broken(task, e));
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.ERROR, "the line to an engine is broken by a fault of Cogrid's own", e));
        } finally {
            unlock();
        }
    }

    /** Asks the engine about one task, or about all tasks so far. Empty if there is no conversation to ask in. */
    Optional<CompletionStage<Optional<ControlAnswer>>> tryAsk(ControlRequest.Verb verb, @Nullable PendingTask about) {
        return locked(() -> flow.question(verb, about)
                .map(question -> link.control(question)
                        .thenApplyAsync(answer -> inConversation(answer, about), context.workers())));
    }

    /** Drops an answer whose conversation has ended meanwhile: it says nothing about the present one. */
    private Optional<ControlAnswer> inConversation(Optional<ControlAnswer> answer, @Nullable PendingTask about) {
        return locked(() -> {
            Optional<ControlAnswer> valid = answer.filter(flow::isOfConversation);
            if (about != null && valid.isPresent() && valid.get().verdict() == ControlAnswer.Verdict.REMOVED) {
                about.neverRuns();
            }
            return valid;
        });
    }

    List<PendingTask> unfinishedLatestFirst() {
        return locked(flow::unfinishedLatestFirst);
    }

    /**
     * Makes all tasks fail, later ones too, because the engine is gone or the client leaves. To be called again after
     * an Error.
     */
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

    /**
     * Leaves: makes sure that the engine has all tasks, tells it that this client leaves, and makes the unfinished
     * tasks fail here.
     */
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
            end(why); // in the same turn, as earlier messages find no conversation there from now on
            return asked;
        });
    }

    /**
     * Returns the position of the last task given to this channel. Waits for the conversation if it is being opened.
     */
    EngineSender.Position position() {
        return locked(() -> {
            boolean open = !flow.isNew() && awaitState(flow::isReady);
            if (flow.isNew() || flow.isEnded()) {
                return EngineSender.Position.NONE; // nothing was sent, or the channel has ended
            }
            if (!open) {
                throw new CogridException("what was sent to an engine before can't be referred to: the engine has not"
                        + " answered for " + Amounts.time(PARTING) + "; try again when it does");
            }
            return flow.position();
        });
    }

    /** Waits briefly until the claim about the channel's state holds. Called under the lock. */
    private boolean awaitState(BooleanSupplier claim) {
        try {
            long left = PARTING.toNanos();
            while (left > 0 && !flow.isEnded() && !claim.getAsBoolean()) {
                left = pumped.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the caller is interrupted: it goes on with the state as it is
        }
        return claim.getAsBoolean();
    }
}
