package org.cogrid.node.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Door;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;
import org.cogrid.core.internal.wire.WallClock;

/** Checks every message before a byte of it is read, hands it to its session, and seals the answer. Thread-safe. */
final class EngineDoor implements Door {
    private static final long ARRIVAL_MILLIS = 50;

    private final Seal seal;
    private final Sessions sessions;
    private final Control control;
    private final WallClock clock;

    EngineDoor(Seal seal, Sessions sessions, Control control, WallClock clock) {
        this.seal = seal;
        this.sessions = sessions;
        this.control = control;
        this.clock = clock;
    }

    @Override
    public Sealed exchange(Sealed message) {
        if (!seal.opens(Seal.Direction.REQUEST, message)) {
            return Sealed.REFUSED;
        }
        long receivedAt = clock.nanos();
        ExchangeRequest request = ExchangeRequest.fromHead(message.head());
        return sessions.find(request.session())
                .map(session -> exchange(session, request, message.bodies(), receivedAt))
                .orElseGet(() -> answer(ExchangeAnswer.Verdict.NO_SESSION, receivedAt, NOTHING));
    }

    private static final EventLog.Batch NOTHING = new EventLog.Batch(0, List.of());

    private Sealed exchange(Session session, ExchangeRequest request, List<byte[]> bodies, long receivedAt) {
        ExchangeAnswer.Verdict verdict = session.accept(request, bodies);
        if (verdict != ExchangeAnswer.Verdict.ACCEPTED) {
            return answer(verdict, receivedAt, NOTHING);
        }
        try {
            return answer(verdict, receivedAt, session.awaitEvents(request.epoch(), hold(request, bodies)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the member shuts down: the client hears nothing, and asks again
            return answer(verdict, receivedAt, NOTHING);
        }
    }

    /** What has brought tasks goes home soon, so that the client knows that they have arrived if this engine dies. */
    private static Duration hold(ExchangeRequest request, List<byte[]> bodies) {
        if (bodies.isEmpty()) {
            return Duration.ofMillis(request.holdMillis());
        }
        int last = bodies.size() - 1;
        boolean moreComes = request.tasks().get(last).isPart(bodies.get(last).length);
        return moreComes ? Duration.ZERO : Duration.ofMillis(Math.min(request.holdMillis(), ARRIVAL_MILLIS));
    }

    private Sealed answer(ExchangeAnswer.Verdict verdict, long receivedAt, EventLog.Batch batch) {
        List<Event> events = batch.entries().stream().map(EventLog.Entry::event).toList();
        List<Piece> bodies = batch.entries().stream()
                .flatMap(entry -> entry.bodies().stream())
                .toList();
        ExchangeAnswer answer = new ExchangeAnswer(verdict, receivedAt, clock.nanos(), batch.first(), events);
        return seal.close(Seal.Direction.ANSWER, answer.toHead(), bodies);
    }

    @Override
    public Sealed control(Sealed message) {
        if (!seal.opens(Seal.Direction.REQUEST, message)) {
            return Sealed.REFUSED;
        }
        return seal.close(
                Seal.Direction.ANSWER,
                carryOut(ControlRequest.fromHead(message.head())).toHead(),
                List.of());
    }

    private ControlAnswer carryOut(ControlRequest request) {
        if (request.verb() == ControlRequest.Verb.OPEN) {
            UUID opened = sessions.open(request.session()).id();
            return new ControlAnswer(ControlAnswer.Verdict.DONE, opened, 0, "");
        }
        if (request.verb() == ControlRequest.Verb.STATUS) { // harmless twice, and asked without any ceremony
            return control.status(request.session());
        }
        return sessions.find(request.session())
                .map(session -> carryOut(session, request))
                .orElseGet(() -> new ControlAnswer(ControlAnswer.Verdict.NO_SESSION, request.session(), 0, ""));
    }

    private ControlAnswer carryOut(Session session, ControlRequest request) {
        boolean harmlessTwice =
                request.verb() == ControlRequest.Verb.FLUSH; // and asked by engines, which have no numbers
        if (!harmlessTwice && !session.isFresh(request.number())) {
            return new ControlAnswer(ControlAnswer.Verdict.REPLAYED, session.id(), 0, "");
        }
        return control.carryOut(session, request);
    }
}
