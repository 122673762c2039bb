package org.cogrid.client.internal.channel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Assembly;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;
import org.cogrid.core.internal.wire.SequenceGate;
import org.cogrid.core.internal.wire.TaskHead;

/** An engine that answers each task with its body, behind a wire that loses, delays and overtakes messages of both ways. */
final class UnreliableEngine implements EngineLink, AutoCloseable {
    private final Seal seal;
    private final Random random;
    private final int lossPercent;
    private final int pieceBytes;
    private final ScheduledExecutorService wire = Executors.newScheduledThreadPool(4);
    private final UUID session = UUID.randomUUID();
    private final List<byte[]> ran = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final SequenceGate gate = new SequenceGate();
    private final List<Piece> payloads = new ArrayList<>();
    private Assembly incoming = new Assembly(0);
    private long told;

    /** Tells results that are larger than {@code pieceBytes} in pieces. */
    UnreliableEngine(Seal seal, long seed, int lossPercent, int pieceBytes) {
        this.pieceBytes = pieceBytes;
        this.seal = seal;
        this.random = new Random(seed);
        this.lossPercent = lossPercent;
    }

    @Override
    public CompletionStage<Sealed> exchange(Sealed message) {
        return overTheWire(() -> answer(ExchangeRequest.fromHead(message.head()), message.bodies()));
    }

    @Override
    public CompletionStage<Sealed> control(Sealed message) {
        return overTheWire(() -> answer(ControlRequest.fromHead(message.head())));
    }

    private CompletionStage<Sealed> overTheWire(Supplier<Sealed> engine) {
        CompletableFuture<Sealed> answer = new CompletableFuture<>();
        wire.schedule(() -> arrive(engine, answer), delay(), TimeUnit.MICROSECONDS);
        return answer;
    }

    private void arrive(Supplier<Sealed> engine, CompletableFuture<Sealed> answer) {
        if (isLost()) {
            fail(answer);
            return;
        }
        Sealed sealed = engine.get();
        if (isLost()) {
            fail(answer);
        } else {
            wire.schedule(() -> answer.complete(sealed), delay(), TimeUnit.MICROSECONDS);
        }
    }

    private void fail(CompletableFuture<Sealed> answer) {
        wire.schedule(
                () -> answer.completeExceptionally(new IOException("the connection broke")),
                delay(),
                TimeUnit.MICROSECONDS);
    }

    private synchronized boolean isLost() {
        return random.nextInt(100) < lossPercent;
    }

    private synchronized long delay() {
        return random.nextInt(300);
    }

    private synchronized Sealed answer(ExchangeRequest request, List<byte[]> bodies) {
        SequenceGate.Verdict verdict =
                gate.admit(request.epoch(), request.first(), request.tasks().size());
        List<Event> toTell = List.of();
        long first = told;
        if (verdict == SequenceGate.Verdict.ACCEPTED) {
            for (int i = 0; i < bodies.size(); i++) {
                take(request.first() + i, request.tasks().get(i), bodies.get(i));
            }
            toTell = List.copyOf(events.subList((int) told, events.size()));
            told = events.size();
        }
        List<Piece> bodiesToTell = List.copyOf(payloads.subList((int) first, (int) first + toTell.size()));
        ExchangeAnswer answer = new ExchangeAnswer(ExchangeAnswer.verdict(verdict), 0, 0, first, toTell);
        return seal.close(Seal.Direction.ANSWER, answer.toHead(), bodiesToTell);
    }

    private void take(long number, TaskHead head, byte[] body) {
        byte[] whole = body;
        if (head.size() > 0) {
            incoming = head.offset() == 0 ? new Assembly(head.size()) : incoming;
            incoming.add(body);
            if (head.isPart(body.length)) {
                return;
            }
            whole = incoming.whole();
        }
        ran.add(whole);
        List<Piece> pieces = Piece.cut(whole, pieceBytes);
        for (int i = 0; i < pieces.size(); i++) {
            payloads.add(pieces.get(i));
            events.add(
                    i < pieces.size() - 1
                            ? new Event.Part(number, whole.length)
                            : new Event.Succeeded(number, 1, 2, ContentHash.NONE));
        }
    }

    private synchronized Sealed answer(ControlRequest request) {
        long next = 0;
        if (request.verb() == ControlRequest.Verb.FENCE) {
            gate.fence((int) request.argument());
            next = gate.next();
            told = 0;
        }
        ControlAnswer answer = new ControlAnswer(ControlAnswer.Verdict.DONE, session, next, "");
        return seal.close(Seal.Direction.ANSWER, answer.toHead(), List.of());
    }

    synchronized List<byte[]> ran() {
        return List.copyOf(ran);
    }

    @Override
    public void close() {
        wire.shutdownNow();
    }
}
