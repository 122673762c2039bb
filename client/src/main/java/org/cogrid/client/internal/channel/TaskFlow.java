package org.cogrid.client.internal.channel;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cogrid.client.internal.channel.ChannelState.Change;
import org.cogrid.client.internal.room.UnfinishedLimit;
import org.cogrid.client.internal.task.EngineLoad;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeAnswer.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Decides what happens to one client's tasks at one engine: what is sent next, and what an answer or a lost answer
 * means for them. It does not wait, does not send and has no thread. Not thread-safe; the channel's lock guards it.
 */
final class TaskFlow {
    private static final long LONG_AGO_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final System.Logger LOG = System.getLogger(TaskFlow.class.getName());

    /** Runs a step under the channel's lock after some milliseconds, and then sends what the step has made possible. */
    interface Later {
        void after(long millis, Runnable step);
    }

    private final ChannelContext context;
    private final TaskEnds ends;
    private final UnfinishedLimit room;
    private final Later later;
    private final ClientConversation conversation = new ClientConversation();
    private final EngineClock engineClock = new EngineClock();
    private final Backoff backoff = new Backoff();

    private ChannelState state = ChannelState.NEW;
    /**
     * The number of the request for a conversation. Repeating a request with the same number gives the same
     * conversation.
     */
    private long opening;
    /** True while the request for a conversation is to be answered. */
    private boolean asked;

    private boolean pausing;
    /** How many unfinished tasks of other clients the engine has told of last, and when. */
    private int others;

    private boolean draining;
    private long toldAtNanos = System.nanoTime() - LONG_AGO_NANOS;
    private @Nullable Function<PendingTask, CogridException> whyEnded;

    TaskFlow(ChannelContext context, TaskEnds ends, UnfinishedLimit room, Later later) {
        this.context = context;
        this.ends = ends;
        this.room = room;
        this.later = later;
    }

    /** Adds a task for which room was taken. */
    void add(PendingTask task) {
        if (whyEnded != null) {
            throw whyEnded.apply(task);
        }
        conversation.add(task);
    }

    /**
     * Returns the request for a conversation, if one is needed and none is on its way. Its number stays the same until
     * the engine answers.
     */
    Optional<ControlRequest> nextOpen() {
        if (state == ChannelState.NEW && conversation.hasUnsent()) {
            state = state.after(Change.NEEDED);
            opening = conversation.nextRequest();
            asked = false;
        }
        if (state != ChannelState.OPENING || asked) {
            return Optional.empty();
        }
        asked = true;
        return Optional.of(
                ControlRequest.open(context.clientId(), context.clientName(), opening, conversation.firstNumber()));
    }

    /** True while this request is to be answered. */
    boolean awaits(ControlRequest open) {
        return state == ChannelState.OPENING && open.number() == opening;
    }

    /** Notes that the engine has opened a conversation. */
    void opened(UUID id) {
        conversation.open(id);
        state = state.after(Change.OPENED);
        backoff.reset();
    }

    /** Notes that the engine has not answered, or has not opened a conversation. */
    void notOpened() {
        later.after(backoff.nextMillis(), () -> asked = false);
    }

    /** Returns the exchange to send now, if there is one: it brings tasks, or only asks for events. */
    Optional<Outbound> nextExchange() {
        long unread = context.unread().room();
        return state == ChannelState.READY && !pausing && conversation.wantsExchange(unread)
                ? Optional.of(conversation.next(unread))
                : Optional.empty();
    }

    /** True if each of the next things to send is smaller than {@code bytes}. */
    boolean isUnsentSmallerThan(long bytes) {
        return conversation.isUnsentSmallerThan(bytes);
    }

    /** Handles the end of an exchange, with or without an answer. */
    void cameHome(Homecoming home, Optional<ExchangeAnswer> answer) {
        boolean awaited = conversation.cameHome(home.exchange());
        if (!home.exchange().request().conversation().equals(conversation.id())) {
            return; // the exchange belongs to an earlier conversation
        }
        if (answer.isPresent()) {
            take(home, answer.get(), awaited);
        } else {
            LOG.log(System.Logger.Level.DEBUG, "an exchange was lost on its way", home.failure());
            conversation.answerLost();
            pauseIf(awaited);
        }
    }

    private void take(Homecoming home, ExchangeAnswer answer, boolean awaited) {
        if (answer.verdict() == Verdict.NO_CONVERSATION) {
            conversationLost();
            return;
        }
        engineClock.learn(home.left(), answer, context.clock().nanos());
        for (ClientConversation.Arrived arrived : conversation.take(answer, home.bodies())) {
            ends.come(arrived, engineClock.times(arrived.event()));
            if (arrived.event().isLast()) {
                forget(arrived.task());
            }
        }
        learnLoad(answer);
        if (answer.verdict() == Verdict.LEAVING) {
            pauseIf(awaited); // the engine is leaving; the grid will say so
        } else {
            backoff.reset();
        }
    }

    private void learnLoad(ExchangeAnswer answer) {
        others = answer.load().others();
        draining = answer.load().draining();
        toldAtNanos = System.nanoTime();
    }

    /** Handles a conversation that the engine has forgotten: tasks that were sent may have run or not. */
    private void conversationLost() {
        if (state == ChannelState.READY) {
            state = state.after(Change.FORGOTTEN);
            for (PendingTask task : conversation.abandonSent()) {
                ends.forget(task, "the engine has restarted or has let this client's conversation go");
                forget(task);
            }
        }
    }

    /** Forgets a task whose end is recorded. */
    private void forget(PendingTask task) {
        conversation.forget(task);
        room.free(task.size());
    }

    /** Handles an exchange that could not leave this program. */
    void unsendable(Outbound exchange, Throwable failure) {
        Optional<ClientConversation.Unsendable> lost = conversation.unsendable(exchange);
        lost.ifPresent(each -> {
            ends.unsendable(each, failure);
            forget(each.task());
        });
        pauseIf(lost.isEmpty() && exchange.tasks().size() <= 1);
    }

    private void pauseIf(boolean awaited) {
        if (awaited && !pausing) {
            pausing = true;
            later.after(backoff.nextMillis(), () -> pausing = false);
        }
    }

    /** Gives up exchanges that were sent long ago and that no answer can reach any more. Called at intervals. */
    void giveUpOverdue() {
        conversation.giveUpOverdue();
        asked = false;
    }

    /**
     * Returns the question about a task, or about all tasks so far. Empty if there is no conversation to ask in, or no
     * need to ask.
     */
    Optional<ControlRequest> question(ControlRequest.Verb verb, @Nullable PendingTask about) {
        boolean pointless = about != null && !conversation.isUnfinished(about);
        return state != ChannelState.READY || pointless
                ? Optional.empty()
                : Optional.of(new ControlRequest(
                        verb,
                        conversation.id(),
                        conversation.nextRequest(),
                        about == null ? conversation.nextNumber() : about.number()));
    }

    /** True if the answer belongs to the present conversation; any other answer is worthless. */
    boolean isOfConversation(ControlAnswer answer) {
        return answer.conversation().equals(conversation.id());
    }

    List<PendingTask> unfinishedLatestFirst() {
        return conversation.unfinishedLatestFirst();
    }

    EngineLoad load(UUID incarnation) {
        return new EngineLoad(incarnation, conversation.unfinishedCount(), others, draining, toldAtNanos);
    }

    boolean isNew() {
        return state == ChannelState.NEW;
    }

    boolean isReady() {
        return state == ChannelState.READY;
    }

    boolean isEnded() {
        return state == ChannelState.ENDED;
    }

    boolean hasUnsent() {
        return conversation.hasUnsent();
    }

    /** Returns the position of the last task that was added. */
    EngineSender.Position position() {
        return new EngineSender.Position(conversation.id(), conversation.nextNumber() - 1);
    }

    /** Makes all tasks fail, later ones too. To be called again after an Error. */
    void end(Function<PendingTask, CogridException> why) {
        if (state != ChannelState.ENDED) {
            whyEnded = why;
            state = state.after(Change.LOST);
            room.close();
        }
        conversation.abandonAll(task -> ends.lose(task, why.apply(task)));
    }
}
