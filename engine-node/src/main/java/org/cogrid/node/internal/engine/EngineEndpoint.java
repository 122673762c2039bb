package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeAnswer.Verdict;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.MessageHandler;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.conversation.Conversations;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.EventLog;
import org.cogrid.node.internal.conversation.LongHolds;

/**
 * Receives the messages for an engine, and hands each one to its conversation. Thread-safe.
 */
public final class EngineEndpoint implements MessageHandler {
    private static final long ARRIVAL_MILLIS = 50;
    private static final EventLog.Batch NOTHING = new EventLog.Batch(0, List.of());

    private final Conversations conversations;
    private final Control control;
    private final WallClock clock;
    private final LongHolds holds;
    private final BooleanSupplier draining;
    /** Whether the engine accepts no more tasks; set once, by the thread that closes it. */
    private volatile boolean leaving;

    /**
     * @param draining whether the engine finishes its queue and then leaves
     */
    public EngineEndpoint(
            Conversations conversations, Control control, WallClock clock, LongHolds holds, BooleanSupplier draining) {
        this.conversations = conversations;
        this.control = control;
        this.clock = clock;
        this.holds = holds;
        this.draining = draining;
    }

    /** Accepts no more tasks from now on. Events are still sent. */
    public void leave() {
        leaving = true;
    }

    public boolean isLeaving() {
        return leaving;
    }

    @Override
    public Message exchange(Message message) {
        long receivedAt = clock.nanos();
        ExchangeRequest request = ExchangeRequest.in(message);
        try {
            return answer(exchange(request, message.bodies()), receivedAt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the member shuts down
            return answer(new Exchanged(request, Verdict.LEAVING, 0, NOTHING), receivedAt);
        }
    }

    /** The content of the answer to an exchange. */
    public record Exchanged(ExchangeRequest request, Verdict verdict, long next, EventLog.Batch batch) {}

    private Exchanged exchange(ExchangeRequest request, List<Piece> bodies) throws InterruptedException {
        Optional<EngineConversation> conversation = conversations.find(request.conversation());
        if (conversation.isPresent() && !leaving) {
            conversation.get().awaitTurn(request, EngineConversation.TURN);
        }
        Optional<Exchanged> atOnce = takeIn(conversation, request, bodies);
        if (atOnce.isPresent()) {
            return atOnce.get();
        }
        EngineConversation taken = conversation.orElseThrow();
        EventLog.Batch batch = holds.hold(
                hold(request, bodies),
                hold -> taken.awaitEvents(request.listening().room(), hold));
        return told(taken, request, batch);
    }

    /**
     * Hands the tasks of an exchange to its conversation. Returns an answer to send at once; empty when the exchange
     * should wait for events.
     */
    public Optional<Exchanged> takeIn(
            Optional<EngineConversation> conversation, ExchangeRequest request, List<Piece> bodies) {
        boolean takesNothing = leaving;
        boolean taken = conversation.isPresent()
                && (takesNothing
                        ? conversation.get().accept(request.withoutTasks(), List.of())
                        : conversation.get().accept(request, bodies));
        if (!taken) {
            return Optional.of(new Exchanged(request, Verdict.NO_CONVERSATION, 0, NOTHING));
        }
        return takesNothing
                ? Optional.of(told(
                        conversation.get(),
                        request,
                        conversation.get().tell(request.listening().room())))
                : Optional.empty();
    }

    /** The answer to an accepted exchange, with the events in {@code batch}. */
    public Exchanged told(EngineConversation conversation, ExchangeRequest request, EventLog.Batch batch) {
        return new Exchanged(request, leaving ? Verdict.LEAVING : Verdict.TAKEN, conversation.next(), batch);
    }

    /**
     * How long an exchange may wait. One that has brought tasks is answered soon, so that the client knows that they
     * have arrived even if this engine dies.
     */
    public static Duration hold(ExchangeRequest request, List<Piece> bodies) {
        if (bodies.isEmpty()) {
            return Duration.ofMillis(request.holdMillis());
        }
        int last = bodies.size() - 1;
        boolean moreComes = request.tasks().get(last).isPart(bodies.get(last).length());
        return moreComes ? Duration.ZERO : Duration.ofMillis(Math.min(request.holdMillis(), ARRIVAL_MILLIS));
    }

    public Message answer(Exchanged told, long receivedAt) {
        List<Event> events =
                told.batch().entries().stream().map(EventLog.Entry::event).toList();
        List<Piece> bodies = told.batch().entries().stream()
                .flatMap(entry -> entry.bodies().stream())
                .toList();
        ExchangeAnswer answer = new ExchangeAnswer(
                told.request().name(),
                told.verdict(),
                told.next(),
                new ExchangeAnswer.Times(receivedAt, clock.nanos()),
                new ExchangeAnswer.Load(
                        conversations.unfinishedOfOthers(told.request().conversation()), draining.getAsBoolean()),
                told.batch().first(),
                events);
        return new Message(answer.toHead(), bodies);
    }

    @Override
    public Message control(Message message) {
        return new Message(carryOut(ControlRequest.fromHead(message.head())).toHead());
    }

    private ControlAnswer carryOut(ControlRequest request) {
        if (leaving && request.verb() == ControlRequest.Verb.OPEN) {
            return ControlAnswer.to(request, ControlAnswer.Verdict.LEAVING, 0, "the engine is leaving the grid");
        }
        return control.carryOut(request)
                .or(() -> conversations
                        .find(request.conversation())
                        .filter(EngineConversation::hear)
                        .map(conversation -> control.carryOut(conversation, request)))
                .orElseGet(() -> ControlAnswer.to(request, ControlAnswer.Verdict.NO_CONVERSATION, 0, ""));
    }
}
