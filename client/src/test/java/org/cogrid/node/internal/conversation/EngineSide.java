package org.cogrid.node.internal.conversation;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.EncodedInput;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.MessageHandler;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Pieces;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.engine.Control;
import org.cogrid.node.internal.engine.EngineEndpoint;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.task.Interrupted;

/**
 * The engine's side of the wire, the real one: door, conversations, control and the queue in which clients take turns. Only what tasks
 * do is made up: each gives its own body back when the test runs it.
 */
public final class EngineSide {
    private final int pieceBytes;
    private final Turns turns = new Turns();
    private final Holdings holdings;
    private final Conversations conversations;
    private final EngineEndpoint door;
    private final List<byte[]> ran = new ArrayList<>();

    public EngineSide(int pieceBytes) {
        this(pieceBytes, 64 << 20);
    }

    /** An engine that starts no task of a client for which it holds that many bytes. */
    public EngineSide(int pieceBytes, long clientBytes) {
        this.pieceBytes = pieceBytes;
        this.holdings = new Holdings(Holdings.Limits.of(clientBytes, 1L << 30));
        this.conversations = new Conversations(this::accept, holdings, pieceBytes, client -> (event, head) -> {});
        this.door = new EngineEndpoint(
                conversations,
                new Control(new NothingRuns(), new NoEngine(), conversations),
                WallClock.system(),
                new LongHolds(256),
                () -> false);
    }

    private void accept(QueuedTask task) {
        synchronized (turns) {
            turns.add(task);
        }
    }

    public MessageHandler door() {
        return door;
    }

    /** An exchange that has arrived, until it is answered: the door's work without its waiting. */
    public final class Held {
        private final ExchangeRequest request;
        private final List<Piece> bodies;
        private final Optional<EngineConversation> conversation;
        private long turn;

        private Held(Message message) {
            request = ExchangeRequest.in(message);
            bodies = message.bodies();
            conversation = conversations.find(request.conversation());
        }

        /** Whether it has overtaken others, and is better taken in later. */
        public boolean isEarly() {
            return !door.isLeaving()
                    && conversation.map(known -> known.isEarly(request)).orElse(false);
        }

        /** How long it may be early at the most. */
        public Duration longestTurn() {
            return EngineConversation.TURN;
        }

        /** Is taken in; the answer if there is to be one at once. */
        public Optional<Message> takeIn() {
            Optional<EngineEndpoint.Exchanged> atOnce = door.takeIn(conversation, request, bodies);
            if (atOnce.isEmpty()) {
                turn = conversation.orElseThrow().takeTurn();
            }
            return atOnce.map(told -> door.answer(told, 0));
        }

        /** How long it may wait at the most when it is taken in. */
        public Duration hold() {
            return EngineEndpoint.hold(request, bodies);
        }

        /** The answer; none while it is better given later, unless the time is up. */
        public Optional<Message> answer(boolean timeIsUp) {
            EngineConversation taken = conversation.orElseThrow();
            long room = request.listening().room();
            return !timeIsUp && room > 0 && taken.mustWait(turn)
                    ? Optional.empty()
                    : Optional.of(door.answer(door.told(taken, request, taken.tell(room)), 0));
        }
    }

    /** Takes note of an exchange without waiting. */
    public Held arrive(Message message) {
        return new Held(message);
    }

    /** Runs the next task, which gives its own body as its result; false when there is none. */
    public boolean runNext() {
        Optional<QueuedTask> next;
        synchronized (turns) {
            next = turns.next(holdings::mayStart);
        }
        next.filter(QueuedTask::begin).ifPresent(task -> {
            ByteBuffer whole = new EncodedInput(task.takeBody().buffers()).rest();
            byte[] body = new byte[whole.remaining()];
            whole.get(body);
            synchronized (ran) {
                ran.add(body);
            }
            task.end();
            task.conversation()
                    .tellNow(
                            new Event.Succeeded(task.number(), 1, 2, ContentHash.NONE),
                            new Body(pieces(body, pieceBytes)));
        });
        return next.isPresent();
    }

    /** Cuts a body into pieces of that size. */
    public static List<Piece> pieces(byte[] body, int size) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Pieces(body.length, size, pieces::add)
                .put(ByteBuffer.wrap(body))
                .last());
        return pieces;
    }

    /** The bodies of all tasks that have run, in order. */
    public List<byte[]> ran() {
        synchronized (ran) {
            return List.copyOf(ran);
        }
    }

    /** Forgets a client, as after it was away for too long. */
    public void forget(UUID client) {
        conversations.closeAllOf(client);
    }

    /** From now on nothing is taken. */
    public void leave() {
        door.leave();
    }

    /** How many bytes are held for clients. */
    public long held() {
        return holdings.all();
    }

    private static final class NothingRuns implements Control.Runner {
        @Override
        public Optional<String> stop(QueuedTask task, String reason) {
            return Optional.empty();
        }

        @Override
        public Optional<Interrupted> interrupt(String reason) {
            return Optional.empty();
        }

        @Override
        public Future<?> flush(String name) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private static final class NoEngine implements Control.Whole {
        @Override
        public List<EngineEntry> engines() {
            return List.of();
        }

        @Override
        public EngineReport report() {
            return new EngineReport(
                    "host", "17", 1, false, 0, null, new EngineReport.Load(1, 2, -1), 0, 0, 0, List.of(), 0);
        }

        @Override
        public boolean isConnected(UUID clientId) {
            return true;
        }

        @Override
        public void accept(GridKey key) {
            throw new UnsupportedOperationException("there are no sockets here");
        }

        @Override
        public void use(GridKey key) {
            throw new UnsupportedOperationException("there are no sockets here");
        }

        @Override
        public void leave(Departure departure) {
            throw new UnsupportedOperationException("only the test makes this engine leave");
        }
    }
}
