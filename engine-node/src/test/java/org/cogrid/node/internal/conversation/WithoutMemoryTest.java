package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.EncodedInput;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory runs out at some step: no task and no event is lost, and none comes twice. */
class WithoutMemoryTest {
    /** Fails at its n-th use, as if memory had run out there. */
    private static final class Failure {
        private final AtomicInteger left = new AtomicInteger();

        static Failure never() {
            return new Failure();
        }

        static Failure at(int use) {
            Failure failure = new Failure();
            failure.left.set(use);
            return failure;
        }

        void step() {
            if (left.decrementAndGet() == 0) {
                throw new OutOfMemoryError("as if");
            }
        }
    }

    private final List<QueuedTask> queue = new ArrayList<>();

    private EngineConversation conversation(Failure queueing) {
        return new EngineConversation(
                new EngineConversation.Opening(UUID.randomUUID(), "test", 1, 0),
                task -> {
                    queueing.step();
                    queue.add(task);
                },
                4,
                bytes -> {},
                (event, head) -> {});
    }

    private static boolean accept(EngineConversation conversation, List<TaskHead> heads, List<Piece> bodies) {
        ExchangeRequest.Listening listening = new ExchangeRequest.Listening(0, false, 1 << 20);
        return conversation.accept(new ExchangeRequest(conversation.id(), 0, listening, 0, 0, heads), bodies);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aTaskThatCouldNotBeQueuedIsQueuedWhenItComesAgain(int failing) {
        EngineConversation conversation = conversation(Failure.at(failing));
        List<TaskHead> heads =
                List.of(head(), TaskHead.ofPart(0, 6), TaskHead.ofPart(2, 6), head().ofLast(4, 6), head());
        byte[] large = {1, 2, 3, 4, 5, 6};
        List<Piece> bodies = new ArrayList<>(List.of(Piece.whole(new byte[] {0})));
        bodies.addAll(ConversationScene.pieces(large, 2));
        bodies.add(Piece.whole(new byte[] {7}));

        assertThatThrownBy(() -> accept(conversation, heads, bodies)).isInstanceOf(OutOfMemoryError.class);
        assertThat(accept(conversation, heads, bodies)).isTrue();
        assertThat(accept(conversation, heads, bodies)).isTrue();

        assertThat(conversation.next()).isEqualTo(5);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 3L, 4L);
        assertThat(new EncodedInput(queue.get(1).takeBody().buffers()).rest()).isEqualTo(ByteBuffer.wrap(large));
        assertThat(conversation.unfinishedCount()).isEqualTo(3);
    }

    @Test
    void aTaskWhoseQueueFailsAfterItHasItIsNotRunTwice() {
        AtomicInteger uses = new AtomicInteger();
        EngineConversation conversation = new EngineConversation(
                new EngineConversation.Opening(UUID.randomUUID(), "test", 1, 0),
                task -> {
                    queue.add(task);
                    if (uses.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("as if");
                    }
                },
                4,
                bytes -> {},
                (event, head) -> {});
        List<Piece> bodies = List.of(Piece.whole(new byte[1]));

        assertThatThrownBy(() -> accept(conversation, List.of(head()), bodies)).isInstanceOf(OutOfMemoryError.class);
        assertThat(accept(conversation, List.of(head()), bodies)).isTrue();

        assertThat(queue).hasSize(2);
        conversation.tellRemoved(queue.get(0));
        assertThat(conversation.unfinishedCount()).isEqualTo(1);
        assertThat(queue.stream().filter(QueuedTask::begin)).hasSize(1);
    }

    @Test
    void theEndOfARemovedTaskIsToldOnceByWhoeverComesFirst() {
        EngineConversation conversation = conversation(Failure.never());
        accept(conversation, List.of(head(), head()), List.of(Piece.whole(new byte[1]), Piece.whole(new byte[1])));
        QueuedTask removed = queue.get(0);
        QueuedTask begun = queue.get(1);
        assertThat(removed.remove()).isTrue();
        assertThat(begun.begin()).isTrue();

        conversation.tellRemoved(removed);
        conversation.tellRemoved(removed);
        conversation.tellRemoved(begun);
        begun.end();
        conversation.tellRemoved(begun);

        assertThat(conversation.tell(Long.MAX_VALUE).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(Event.Aborted.beforeStart(0));
        assertThat(conversation.unfinishedCount()).isEqualTo(1);
    }

    private static TaskHead head() {
        return new TaskHead("apply", "", 0, ContentHash.NONE);
    }

    @Test
    void anEventThatCouldNotBeSentIsSentLater() {
        for (int failing = 1; failing < 40; failing++) {
            Failure holding = Failure.never();
            AtomicLong held = new AtomicLong();
            EventLog log = new EventLog(4, bytes -> {
                if (bytes > 0) { // what is given back takes no memory
                    holding.step();
                }
                held.addAndGet(bytes);
            });
            log.add(
                    new Event.Succeeded(0, 1, 2, ContentHash.NONE),
                    new Body(ConversationScene.pieces(new byte[10], 4)));
            log.add(Event.Aborted.beforeStart(1), null);
            holding.left.set(failing);

            assertThat(told(log)).containsExactly("part 0", "part 0", "succeeded 0", "aborted 1");
            log.acknowledge(4);
            assertThat(held).hasValue(0);
        }
    }

    /** What a client gets that asks again after each failure. */
    private static List<String> told(EventLog log) {
        List<String> told = new ArrayList<>();
        while (log.hasMore()) {
            try {
                EventLog.Batch batch = log.tell(Long.MAX_VALUE);
                assertThat(batch.first()).isEqualTo(told.size());
                batch.entries().forEach(entry -> told.add(name(entry.event())));
            } catch (OutOfMemoryError e) {
                log.acknowledge(told.size());
                log.rewind();
            }
        }
        return told;
    }

    private static String name(Event event) {
        return event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + " " + event.task();
    }
}
