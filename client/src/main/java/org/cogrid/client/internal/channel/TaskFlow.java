package org.cogrid.client.internal.channel;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cogrid.client.internal.channel.ChannelState.Change;
import org.cogrid.client.internal.channel.ClientConversation.Outbound;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeAnswer.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The way of one client's tasks to one engine and of their ends back: what is to be sent next, and what an answer, or its loss,
 * means for the tasks. Nothing here waits, sends or has a thread. Not thread-safe; the channel's lock guards it.
 */
final class TaskFlow {
    private static final System.Logger LOG = System.getLogger(TaskFlow.class.getName());

    /** Does something under the channel's lock after so many milliseconds, and then what has become possible by it. */
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
    /** The number of the request for a session: one that is repeated gives the same session. */
    private long opening;
    /** Whether an answer to it is waited for. */
    private boolean asked;

    private boolean pausing;
    private @Nullable Function<PendingTask, CogridException> whyEnded;

    TaskFlow(ChannelContext context, TaskEnds ends, UnfinishedLimit room, Later later) {
        this.context = context;
        this.ends = ends;
        this.room = room;
        this.later = later;
    }

    /** Takes in a task that room was taken for. */
    void add(PendingTask task) {
        if (whyEnded != null) {
            throw whyEnded.apply(task);
        }
        conversation.add(task);
    }

    /** The request for a session, if one is needed and none is on its way; always by the same number until the engine gives one. */
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

    /** Whether that request is still to be answered. */
    boolean awaits(ControlRequest open) {
        return state == ChannelState.OPENING && open.number() == opening;
    }

    /** The engine has given a session. */
    void opened(UUID session) {
        conversation.open(session);
        state = state.after(Change.OPENED);
        backoff.reset();
    }

    /** The engine has not answered, or has given none. */
    void notOpened() {
        later.after(backoff.nextMillis(), () -> asked = false);
    }

    /** What is to be sent now, if anything is: tasks, or only the wish to hear of them. */
    Optional<Outbound> nextExchange() {
        long unread = context.unread().room();
        return state == ChannelState.READY && !pausing && conversation.wantsExchange(unread)
                ? Optional.of(conversation.next(unread))
                : Optional.empty();
    }

    /** Whether none of the next things to send is that large. */
    boolean isUnsentSmallerThan(long bytes) {
        return conversation.isUnsentSmallerThan(bytes);
    }

    /** An exchange has come home, with its answer or without. */
    void cameHome(Homecoming home, Optional<ExchangeAnswer> answer) {
        boolean awaited = conversation.cameHome(home.exchange());
        if (!home.exchange().request().session().equals(conversation.session())) {
            return; // of a session that is gone
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
        if (answer.verdict() == Verdict.NO_SESSION) {
            sessionLost();
            return;
        }
        engineClock.learn(home.left(), answer, context.clock().nanos());
        for (ClientConversation.Arrived arrived : conversation.take(answer, home.bodies())) {
            ends.come(arrived, engineClock.times(arrived.event()));
            if (arrived.event().isLast()) {
                forget(arrived.task());
            }
        }
        if (answer.verdict() == Verdict.LEAVING) {
            pauseIf(awaited); // the news that it has left is on its way
        } else {
            backoff.reset();
        }
    }

    /** The engine has forgotten us: what was sent may have run or not. */
    private void sessionLost() {
        if (state == ChannelState.READY) {
            state = state.after(Change.FORGOTTEN);
            for (PendingTask task : conversation.abandonSent()) {
                ends.forget(task, "the engine has restarted or has let this client's session go");
                forget(task);
            }
        }
    }

    /** Nothing more is expected of a task, now that its end is written down. */
    private void forget(PendingTask task) {
        conversation.forget(task);
        room.free(task.size());
    }

    /** An exchange could not leave this program. */
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

    /** To be called now and then: no answer will come any more to what was sent long ago. */
    void giveUpOverdue() {
        conversation.giveUpOverdue();
        asked = false;
    }

    /** A question about a task, or about all there are so far; empty when there is no session to ask in, or no need. */
    Optional<ControlRequest> question(ControlRequest.Verb verb, @Nullable PendingTask about) {
        boolean pointless = about != null && !conversation.isUnfinished(about);
        return state != ChannelState.READY || pointless
                ? Optional.empty()
                : Optional.of(new ControlRequest(
                        verb,
                        conversation.session(),
                        conversation.nextRequest(),
                        about == null ? conversation.nextNumber() : about.number()));
    }

    /** Whether it is about the session that there is: else it is worth nothing. */
    boolean isOfSession(ControlAnswer answer) {
        return answer.session().equals(conversation.session());
    }

    List<PendingTask> unfinishedLatestFirst() {
        return conversation.unfinishedLatestFirst();
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

    /** Where the tasks stand that were taken in so far. */
    EngineSender.Position position() {
        return new EngineSender.Position(conversation.session(), conversation.nextNumber() - 1);
    }

    /** All tasks fail, later ones too. To be called again after an Error. */
    void end(Function<PendingTask, CogridException> why) {
        if (state != ChannelState.ENDED) {
            whyEnded = why;
            state = state.after(Change.LOST);
            room.close();
        }
        conversation.abandonAll(task -> ends.lose(task, why.apply(task)));
    }
}
