package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer.Verdict;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final List<QueuedTask> queue = new ArrayList<>();
    private final Session session = new Session(UUID.randomUUID(), UUID.randomUUID(), queue::add);
    private long message;

    @Test
    void acceptedTasksAreQueuedOnceAndInOrder() {
        assertThat(accept(0, 0, 2)).isEqualTo(Verdict.ACCEPTED);
        assertThat(accept(0, 3, 1)).isEqualTo(Verdict.EARLY);
        assertThat(accept(0, 0, 2)).isEqualTo(Verdict.DUPLICATE);
        assertThat(accept(0, 2, 2)).isEqualTo(Verdict.ACCEPTED);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 1L, 2L, 3L);
    }

    /** It waits only for a moment, which a slow machine may miss: then it is told that it is early, and the next one tries. */
    @Test
    void whatHasOvertakenOthersWaitsForItsTurn() {
        long[] next = {0};
        await().atMost(LONG).until(() -> {
            AtomicReference<Verdict> second = new AtomicReference<>();
            Thread overtaking = new Thread(() -> second.set(session.accept(request(0, next[0] + 1, 1), bodies(1))));
            overtaking.start();
            while (overtaking.getState() != Thread.State.TIMED_WAITING && overtaking.isAlive()) {
                Thread.onSpinWait();
            }
            accept(0, next[0]++, 1);
            overtaking.join();
            return second.get() == Verdict.ACCEPTED;
        });
    }

    @Test
    void aMessagePlayedAgainIsRefused() {
        ExchangeRequest request = request(0, 0, 1);
        assertThat(session.accept(request, bodies(1))).isEqualTo(Verdict.ACCEPTED);
        assertThat(session.accept(request, bodies(1))).isEqualTo(Verdict.REPLAYED);
        assertThat(queue).hasSize(1);
    }

    @Test
    void anExchangeWaitsUntilATaskEnds() throws Exception {
        accept(0, 0, 1);
        CompletableFuture<EventLog.Batch> waiting = waiting();
        session.tellNow(ended(0), List.of());
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
    }

    @Test
    void theNextExchangeSendsTheWaitingOneHome() throws Exception {
        accept(0, 0, 1);
        CompletableFuture<EventLog.Batch> first = waiting();
        CompletableFuture<EventLog.Batch> second = waiting();
        CompletableFuture.anyOf(first, second).get(20, TimeUnit.SECONDS);
        session.tellNow(ended(0), List.of());
        assertThat(first.get(20, TimeUnit.SECONDS).entries().size()
                        + second.get(20, TimeUnit.SECONDS).entries().size())
                .isEqualTo(1);
    }

    @Test
    void anExchangeDoesNotWaitWhenNothingCanHappen() throws Exception {
        assertThat(session.awaitEvents(0, LONG).entries()).isEmpty();
    }

    @Test
    void outputWaitsForCompanyUntilItIsHurried() throws Exception {
        accept(0, 0, 1);
        session.tellSoon(new Event.Output(0, false, "hello"));
        CompletableFuture<EventLog.Batch> waiting = waiting();
        session.hurry();
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries()).hasSize(1);
    }

    @Test
    void afterAFenceWhatIsNotAcknowledgedIsToldAgainAndTheOldEpochIsDeaf() throws Exception {
        accept(0, 0, 1);
        session.tellNow(ended(0), List.of());
        assertThat(session.awaitEvents(0, LONG).entries()).hasSize(1); // its answer is lost
        assertThat(session.fence(1)).isEqualTo(1);
        assertThat(session.awaitEvents(0, LONG).entries()).isEmpty();
        EventLog.Batch again = session.awaitEvents(1, LONG);
        assertThat(again.first()).isZero();
        assertThat(again.entries()).hasSize(1);
    }

    @Test
    void acknowledgedEventsAreForgotten() throws Exception {
        accept(0, 0, 1);
        session.tellNow(ended(0), List.of());
        session.awaitEvents(0, LONG);
        session.accept(new ExchangeRequest(session.id(), message++, 0, 1, 0, 0, List.of()), List.of());
        session.fence(1);
        assertThat(session.awaitEvents(1, LONG).entries()).isEmpty();
    }

    @Test
    void aCancelThatOvertakesItsTaskKeepsItFromRunning() throws Exception {
        assertThat(session.cancelAhead(0)).isTrue();
        accept(0, 0, 2);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(1L);
        assertThat(session.awaitEvents(0, Duration.ZERO).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(Event.Aborted.beforeStart(0));
        assertThat(session.cancelAhead(1)).isFalse();
    }

    @Test
    void aTaskInPiecesIsQueuedWhenItsLastOneIsThere() {
        accept(0, 0, 1);
        assertThat(acceptPiece(1, TaskHead.ofPart(0, 5), 1, 2)).isEqualTo(Verdict.ACCEPTED);
        assertThat(acceptPiece(2, TaskHead.ofPart(2, 5), 3, 4)).isEqualTo(Verdict.ACCEPTED);
        assertThat(queue).hasSize(1);
        acceptPiece(3, new TaskHead("push", "", 0, ContentHash.NONE).ofLast(4, 5), 5);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 3L);
        assertThat(queue.get(1).takeBody().bytes()).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aTaskWhoseClientGaveItUpHalfWayLeavesNothingInTheNext() {
        acceptPiece(0, TaskHead.ofPart(0, 5), 1, 2);
        acceptPiece(1, TaskHead.ofPart(0, 3), 7, 8);
        acceptPiece(2, new TaskHead("push", "", 0, ContentHash.NONE).ofLast(2, 3), 9);
        assertThat(queue.get(0).takeBody().bytes()).containsExactly(7, 8, 9);
    }

    @Test
    void aLargeResultIsToldInPieces() throws Exception {
        accept(0, 0, 1);
        session.tellNow(ended(0), List.of(new byte[Piece.BYTES + 1]));
        assertThat(session.awaitEvents(0, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(new Event.Part(0, Piece.BYTES + 1));
        assertThat(session.awaitEvents(0, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
    }

    @Test
    void theNewsOfAStartGoesWithThatOfTheEndUnlessItWasTold() throws Exception {
        accept(0, 0, 2);
        session.tellSoon(new Event.Started(0, 1));
        session.tellNow(ended(0), List.of());
        assertThat(session.awaitEvents(0, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
        session.tellSoon(new Event.Started(1, 1));
        session.hurry();
        session.awaitEvents(0, LONG);
        session.fence(1); // what was told is told again under its number
        session.tellNow(ended(1), List.of());
        assertThat(session.awaitEvents(1, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0), new Event.Started(1, 1), ended(1));
    }

    private Verdict acceptPiece(long number, TaskHead head, int... values) {
        byte[] piece = new byte[values.length];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) values[i];
        }
        return session.accept(
                new ExchangeRequest(session.id(), message++, 0, 0, 0, number, List.of(head)), List.of(piece));
    }

    @Test
    void aClosedSessionKeepsNothingAndAcceptsNothing() throws Exception {
        accept(0, 0, 1);
        CompletableFuture<EventLog.Batch> waiting = waiting();
        session.close();
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries()).isEmpty();
        session.tellNow(ended(0), List.of());
        assertThat(session.awaitEvents(0, LONG).entries()).isEmpty();
        assertThat(accept(0, 1, 1)).isEqualTo(Verdict.NO_SESSION);
    }

    private Verdict accept(int epoch, long first, int count) {
        return session.accept(request(epoch, first, count), bodies(count));
    }

    private ExchangeRequest request(int epoch, long first, int count) {
        List<TaskHead> heads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heads.add(new TaskHead("apply", "", 0, ContentHash.NONE));
        }
        return new ExchangeRequest(session.id(), message++, epoch, 0, 0, first, heads);
    }

    private static List<byte[]> bodies(int count) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(new byte[0]);
        }
        return bodies;
    }

    private CompletableFuture<EventLog.Batch> waiting() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return session.awaitEvents(0, LONG);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }

    private static Event ended(long task) {
        return new Event.Aborted(task, 1, 2, "ended");
    }
}
