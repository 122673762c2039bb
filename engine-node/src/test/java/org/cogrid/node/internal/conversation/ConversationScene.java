package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Pieces;
import org.cogrid.core.internal.wire.TaskHead;

/** A conversation, and what a client and tasks do to it. */
abstract class ConversationScene {
    static final Duration LONG = Duration.ofSeconds(50);
    static final int PIECE_BYTES = 1 << 20;
    static final long MAX_ANSWER = PIECE_BYTES;

    final List<QueuedTask> queue = new ArrayList<>();
    final AtomicLong held = new AtomicLong();
    final List<Event> left = new ArrayList<>();
    final EngineConversation conversation = new EngineConversation(
            new EngineConversation.Opening(UUID.randomUUID(), "test", 1, 0),
            queue::add,
            PIECE_BYTES,
            held::addAndGet,
            (event, head) -> left.add(event));
    private long message;

    void accept(long first, int count) {
        assertThat(conversation.accept(request(first, count), bodies(count))).isTrue();
    }

    /** An exchange that brings no tasks. */
    void listen(long from, boolean again) {
        conversation.accept(
                new ExchangeRequest(
                        conversation.id(),
                        message++,
                        new ExchangeRequest.Listening(from, again, MAX_ANSWER),
                        0,
                        conversation.next(),
                        List.of()),
                List.of());
    }

    List<Event> events() throws InterruptedException {
        return conversation.awaitEvents(MAX_ANSWER, Duration.ZERO).entries().stream()
                .map(EventLog.Entry::event)
                .toList();
    }

    ExchangeRequest request(long first, int count) {
        return request(first, Collections.nCopies(count, new TaskHead("apply", "", 0, ContentHash.NONE)));
    }

    ExchangeRequest request(long first, List<TaskHead> heads) {
        return new ExchangeRequest(
                conversation.id(), message++, new ExchangeRequest.Listening(0, false, MAX_ANSWER), 0, first, heads);
    }

    /** A body of that many bytes, in pieces. */
    static Body body(int bytes) {
        return new Body(pieces(new byte[bytes], PIECE_BYTES));
    }

    static List<Piece> pieces(byte[] body, int size) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Pieces(body.length, size, pieces::add)
                .put(ByteBuffer.wrap(body))
                .last());
        return pieces;
    }

    static List<Piece> bodies(int count) {
        return Collections.nCopies(count, Piece.whole(new byte[0]));
    }

    CompletableFuture<EventLog.Batch> waiting() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return conversation.awaitEvents(MAX_ANSWER, LONG);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    static Event ended(long task) {
        return new Event.Aborted(task, 1, 2, "ended");
    }
}
