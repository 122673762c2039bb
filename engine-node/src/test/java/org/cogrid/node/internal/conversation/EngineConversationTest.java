package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.EncodedInput;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.junit.jupiter.api.Test;

class EngineConversationTest extends ConversationScene {
    @Test
    void acceptedTasksAreQueuedOnceAndInOrder() {
        accept(0, 2);
        accept(3, 1); // the one before it is missing
        accept(0, 2); // has come before
        accept(1, 3); // of which some is new
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 1L, 2L, 3L);
        assertThat(conversation.next()).isEqualTo(4);
    }

    @Test
    void aVoidNumberIsTakenAndNothingRuns() {
        accept(0, 1);
        conversation.accept(request(1, List.of(TaskHead.VOID)), bodies(1));
        accept(2, 1);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 2L);
    }

    @Test
    void anAbortThatHasOvertakenItsTasksKeepsThemFromRunning() {
        accept(0, 1);
        conversation.cancelAhead(2);

        assertThat(conversation.cancelAllAhead(4)).isEqualTo(2);
        assertThat(conversation.cancelAllAhead(4)).isZero();
        accept(1, 5);

        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 4L, 5L);
        assertThat(conversation.tell(Long.MAX_VALUE).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(
                        Event.Aborted.beforeStart(1), Event.Aborted.beforeStart(2), Event.Aborted.beforeStart(3));
        assertThat(conversation.cancelAllAhead(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatHasOvertakenOthersWaitsForItsTurn() throws Exception {
        CompletableFuture<Long> next = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        conversation.awaitTurn(request(1, 1), LONG);
                        next.complete(conversation.next());
                    } catch (InterruptedException e) {
                        next.completeExceptionally(e);
                    }
                })
                .start();
        assertThat(next).isNotDone();

        accept(0, 1);
        conversation.takeTurn();

        assertThat(next.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void anExchangeWaitsUntilATaskEnds() throws Exception {
        accept(0, 1);
        CompletableFuture<EventLog.Batch> waiting = waiting();
        conversation.tellNow(ended(0), null);
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
    }

    @Test
    void theNextExchangeSendsTheWaitingOneHome() throws Exception {
        accept(0, 1);
        CompletableFuture<EventLog.Batch> first = waiting();
        CompletableFuture<EventLog.Batch> second = waiting();
        CompletableFuture.anyOf(first, second).get(20, TimeUnit.SECONDS);
        conversation.tellNow(ended(0), null);
        assertThat(first.get(20, TimeUnit.SECONDS).entries().size()
                        + second.get(20, TimeUnit.SECONDS).entries().size())
                .isEqualTo(1);
    }

    @Test
    void anExchangeDoesNotWaitWhenNothingCanHappen() throws Exception {
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries()).isEmpty();
    }

    @Test
    void aCancelThatOvertakesItsTaskKeepsItFromRunning() throws Exception {
        assertThat(conversation.cancelAhead(0)).isTrue();
        accept(0, 2);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(1L);
        assertThat(conversation.awaitEvents(MAX_ANSWER, Duration.ZERO).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(Event.Aborted.beforeStart(0));
        assertThat(conversation.cancelAhead(1)).isFalse();
    }

    @Test
    void aTaskInPiecesIsQueuedWhenItsLastOneIsThere() {
        accept(0, 1);
        acceptPiece(1, TaskHead.ofPart(0, 5), 1, 2);
        acceptPiece(2, TaskHead.ofPart(2, 5), 3, 4);
        assertThat(queue).hasSize(1);
        acceptPiece(3, new TaskHead("push", "", 0, ContentHash.NONE).ofLast(4, 5), 5);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 3L);
        assertThat(bytes(queue.get(1))).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}));
    }

    @Test
    void aTaskWhoseClientGaveItUpHalfWayLeavesNothingInTheNext() {
        acceptPiece(0, TaskHead.ofPart(0, 5), 1, 2);
        acceptPiece(1, TaskHead.ofPart(0, 3), 7, 8);
        acceptPiece(2, new TaskHead("push", "", 0, ContentHash.NONE).ofLast(2, 3), 9);
        assertThat(bytes(queue.get(0))).isEqualTo(ByteBuffer.wrap(new byte[] {7, 8, 9}));
    }

    @Test
    void aLastPieceThatComesAfterItsTaskWasGivenUpBringsNothingIn() {
        acceptPiece(0, TaskHead.ofPart(0, 5), 1, 2);
        acceptPiece(1, TaskHead.VOID);
        acceptPiece(2, new TaskHead("push", "", 0, ContentHash.NONE).ofLast(4, 5), 5);
        accept(3, 1);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(3L);
    }

    @Test
    void piecesOfTwoTasksThatWereGivenUpNeverMakeOne() {
        acceptPiece(0, TaskHead.ofPart(0, 5), 1, 2);
        acceptPiece(1, TaskHead.VOID);
        acceptPiece(2, TaskHead.VOID);
        acceptPiece(3, new TaskHead("push", "", 0, ContentHash.NONE).ofLast(2, 3), 9);
        accept(4, 1);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(4L);
    }

    @Test
    void aClosedConversationKeepsNothingAndAcceptsNothing() throws Exception {
        accept(0, 1);
        CompletableFuture<EventLog.Batch> waiting = waiting();
        conversation.close(true);
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries()).isEmpty();
        conversation.tellNow(ended(0), null);
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries()).isEmpty();
        assertThat(conversation.accept(request(1, 1), bodies(1))).isFalse();
        assertThat(held.get()).isZero();
    }

    @Test
    void whatHappensOnceTheClientHasLeftIsLeftBehind() {
        accept(0, 1);
        conversation.close(true);
        conversation.tellSoon(new Event.Output(0, false, "late"));
        conversation.tellNow(ended(0), null);

        assertThat(left).containsExactly(new Event.Output(0, false, "late"), ended(0));
        assertThat(held.get()).isZero();
    }

    @Test
    void whatAClientThatSaysGoodByeWasNeverToldIsLeftBehind() throws Exception {
        accept(0, 1);
        conversation.tellSoon(new Event.Output(0, false, "heard"));
        assertThat(events()).hasSize(1);
        conversation.tellSoon(new Event.Output(0, false, "not heard"));

        conversation.close(true);
        conversation.close(true);

        assertThat(left).containsExactly(new Event.Output(0, false, "not heard"));
    }

    @Test
    void ofAClientThatIsGoneWhatItMayNotHaveHeardIsLeftBehind() throws Exception {
        accept(0, 1);
        conversation.tellSoon(new Event.Output(0, false, "acknowledged"));
        assertThat(events()).hasSize(1);
        listen(1, false);
        conversation.tellSoon(new Event.Output(0, false, "told to nobody"));
        assertThat(events()).hasSize(1);

        conversation.close(false);

        assertThat(left).containsExactly(new Event.Output(0, false, "told to nobody"));
    }

    private static ByteBuffer bytes(QueuedTask task) {
        return new EncodedInput(task.takeBody().buffers()).rest();
    }

    private void acceptPiece(long number, TaskHead head, int... values) {
        byte[] piece = new byte[values.length];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) values[i];
        }
        assertThat(conversation.accept(request(number, List.of(head)), List.of(Piece.whole(piece))))
                .isTrue();
    }
}
