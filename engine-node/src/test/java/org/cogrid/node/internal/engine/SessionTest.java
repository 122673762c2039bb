package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.TaskHead;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Duration LONG = Duration.ofSeconds(50);
    private static final int PIECE_BYTES = 1 << 20;
    private static final long MAX_ANSWER = PIECE_BYTES;

    private final List<QueuedTask> queue = new ArrayList<>();
    private final AtomicLong held = new AtomicLong();
    private final List<Event> left = new ArrayList<>();
    private final Session session = new Session(
            new Session.Opening(UUID.randomUUID(), 1, 0),
            queue::add,
            PIECE_BYTES,
            held::addAndGet,
            (event, head) -> left.add(event));
    private long message;

    @Test
    void acceptedTasksAreQueuedOnceAndInOrder() {
        accept(0, 2);
        accept(3, 1); // the one before it is missing
        accept(0, 2); // has come before
        accept(1, 3); // of which some is new
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 1L, 2L, 3L);
        assertThat(session.next()).isEqualTo(4);
    }

    @Test
    void aVoidNumberIsTakenAndNothingRuns() {
        accept(0, 1);
        session.accept(request(1, List.of(TaskHead.VOID)), bodies(1));
        accept(2, 1);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(0L, 2L);
    }

    /** It waits only for a moment, which a slow machine may miss: then it is skipped, and the next one tries. */
    @Test
    void whatHasOvertakenOthersWaitsForItsTurn() {
        await().atMost(LONG).until(() -> {
            long next = session.next();
            AtomicBoolean inTurn = new AtomicBoolean();
            Thread overtaking = new Thread(() -> {
                try {
                    session.awaitTurn(request(next + 1, 1));
                    inTurn.set(session.next() == next + 1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            overtaking.start();
            while (overtaking.getState() != Thread.State.TIMED_WAITING && overtaking.isAlive()) {
                Thread.onSpinWait();
            }
            accept(next, 1);
            session.takeTurn();
            overtaking.join();
            return inTurn.get();
        });
    }

    @Test
    void anExchangeWaitsUntilATaskEnds() throws Exception {
        accept(0, 1);
        CompletableFuture<EventLog.Batch> waiting = waiting();
        session.tellNow(ended(0), null);
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
        session.tellNow(ended(0), null);
        assertThat(first.get(20, TimeUnit.SECONDS).entries().size()
                        + second.get(20, TimeUnit.SECONDS).entries().size())
                .isEqualTo(1);
    }

    @Test
    void anExchangeDoesNotWaitWhenNothingCanHappen() throws Exception {
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries()).isEmpty();
    }

    @Test
    void outputWaitsForCompanyUntilItIsHurried() throws Exception {
        accept(0, 1);
        session.tellSoon(new Event.Output(0, false, "hello"));
        CompletableFuture<EventLog.Batch> waiting = waiting();
        session.hurry();
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries()).hasSize(1);
    }

    @Test
    void eventsAreToldOnceUntilTheClientAsksForThemAgain() throws Exception {
        accept(0, 1);
        session.tellNow(ended(0), null);
        assertThat(events()).containsExactly(ended(0)); // its answer is lost
        listen(0, false);
        assertThat(events()).isEmpty();
        listen(0, true);
        EventLog.Batch again = session.awaitEvents(MAX_ANSWER, LONG);
        assertThat(again.first()).isZero();
        assertThat(again.entries()).hasSize(1);
    }

    @Test
    void acknowledgedEventsAreForgotten() throws Exception {
        accept(0, 1);
        session.tellNow(ended(0), null);
        assertThat(held.get()).isPositive();
        events();
        listen(1, true);
        assertThat(events()).isEmpty();
        assertThat(held.get()).isZero();
    }

    @Test
    void whoHasNoRoomIsToldNothing() throws Exception {
        accept(0, 1);
        session.tellNow(ended(0), new byte[10]);
        assertThat(session.awaitEvents(0, LONG).entries()).isEmpty();
        assertThat(session.awaitEvents(1, LONG).entries()).hasSize(1);
    }

    @Test
    void ofPublishedDataTheNewestIsKeptUntilItIsTold() throws Exception {
        accept(0, 1);
        for (int i = 0; i < 1_000; i++) {
            session.tellNow(new Event.Published(0, ContentHash.NONE), new byte[1_000 + i]);
        }
        assertThat(held.get()).isLessThan(3_000);
        EventLog.Batch told = session.awaitEvents(MAX_ANSWER, LONG);
        assertThat(told.entries()).hasSize(1);
        assertThat(told.entries().get(0).bodies().get(0).length()).isEqualTo(1_999);
        session.tellNow(new Event.Published(0, ContentHash.NONE), new byte[5]);
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries()).hasSize(1); // what was told stays as it was
    }

    @Test
    void whatIsHeldIsCountedToTheByte() throws Exception {
        accept(0, 3);
        session.tellNow(new Event.Output(0, false, "some text"), null);
        session.tellNow(ended(0), new byte[3 * PIECE_BYTES + 7]);
        session.tellNow(ended(1), new byte[PIECE_BYTES]);
        int told = 0;
        for (List<Event> news = events(); !news.isEmpty(); news = events()) {
            told += news.size();
            listen(told, false);
        }
        listen(Long.MAX_VALUE, false);
        assertThat(held.get()).isZero();
    }

    @Test
    void whatIsOnItsWayTakesAsMuchAgainUntilItHasCome() throws Exception {
        accept(0, 1);
        session.tellNow(ended(0), new byte[2 * PIECE_BYTES]);
        events();
        assertThat(held.get()).isGreaterThan(3 * PIECE_BYTES);
        listen(0, true); // it was lost
        assertThat(held.get()).isLessThan(3 * PIECE_BYTES);
        events();
        listen(1, false);
        assertThat(held.get()).isGreaterThan(2 * PIECE_BYTES).isLessThan(3 * PIECE_BYTES);
    }

    @Test
    void noMoreThanAPieceIsToldAtATime() throws Exception {
        accept(0, 8);
        for (int i = 0; i < 8; i++) {
            session.tellNow(ended(i), new byte[PIECE_BYTES / 2]);
        }
        for (int told = 0; told < 8; told += 2) {
            assertThat(session.awaitEvents(Long.MAX_VALUE, LONG).entries()).hasSize(2);
        }
    }

    @Test
    void aResultIsHeldWholeUntilItsLastPieceIsFetched() throws Exception {
        accept(0, 1);
        session.tellNow(ended(0), new byte[3 * PIECE_BYTES]);
        for (int told = 1; told <= 2; told++) {
            assertThat(events()).hasSize(1);
            listen(told, false);
            assertThat(held.get()).isGreaterThan(3 * PIECE_BYTES);
        }
        assertThat(events()).containsExactly(ended(0));
        listen(3, false);
        assertThat(held.get()).isZero();
    }

    @Test
    void aCancelThatOvertakesItsTaskKeepsItFromRunning() throws Exception {
        assertThat(session.cancelAhead(0)).isTrue();
        accept(0, 2);
        assertThat(queue).extracting(QueuedTask::number).containsExactly(1L);
        assertThat(session.awaitEvents(MAX_ANSWER, Duration.ZERO).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(Event.Aborted.beforeStart(0));
        assertThat(session.cancelAhead(1)).isFalse();
    }

    @Test
    void aTaskInPiecesIsQueuedWhenItsLastOneIsThere() {
        accept(0, 1);
        acceptPiece(1, TaskHead.ofPart(0, 5), 1, 2);
        acceptPiece(2, TaskHead.ofPart(2, 5), 3, 4);
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
    void aLargeResultIsToldInPieces() throws Exception {
        accept(0, 1);
        session.tellNow(ended(0), new byte[PIECE_BYTES + 1]);
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(new Event.Part(0, PIECE_BYTES + 1));
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
    }

    @Test
    void theNewsOfAStartGoesWithThatOfTheEndUnlessItWasTold() throws Exception {
        accept(0, 2);
        session.tellSoon(new Event.Started(0, 1));
        session.tellNow(ended(0), null);
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
        session.tellSoon(new Event.Started(1, 1));
        session.hurry();
        session.awaitEvents(MAX_ANSWER, LONG);
        listen(0, true); // what was told is told again under its number
        session.tellNow(ended(1), null);
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0), new Event.Started(1, 1), ended(1));
    }

    private void acceptPiece(long number, TaskHead head, int... values) {
        byte[] piece = new byte[values.length];
        for (int i = 0; i < piece.length; i++) {
            piece[i] = (byte) values[i];
        }
        assertThat(session.accept(request(number, List.of(head)), List.of(piece)))
                .isTrue();
    }

    @Test
    void aClosedSessionKeepsNothingAndAcceptsNothing() throws Exception {
        accept(0, 1);
        CompletableFuture<EventLog.Batch> waiting = waiting();
        session.close(true);
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries()).isEmpty();
        session.tellNow(ended(0), null);
        assertThat(session.awaitEvents(MAX_ANSWER, LONG).entries()).isEmpty();
        assertThat(session.accept(request(1, 1), bodies(1))).isFalse();
        assertThat(held.get()).isZero();
    }

    @Test
    void whatHappensOnceTheClientHasLeftIsLeftBehind() {
        accept(0, 1);
        session.close(true);
        session.tellSoon(new Event.Output(0, false, "late"));
        session.tellNow(ended(0), null);

        assertThat(left).containsExactly(new Event.Output(0, false, "late"), ended(0));
        assertThat(held.get()).isZero();
    }

    @Test
    void whatAClientThatSaysGoodByeWasNeverToldIsLeftBehind() throws Exception {
        accept(0, 1);
        session.tellSoon(new Event.Output(0, false, "heard"));
        assertThat(events()).hasSize(1);
        session.tellSoon(new Event.Output(0, false, "not heard"));

        session.close(true);
        session.close(true);

        assertThat(left).containsExactly(new Event.Output(0, false, "not heard"));
    }

    @Test
    void ofAClientThatIsGoneWhatItMayNotHaveHeardIsLeftBehind() throws Exception {
        accept(0, 1);
        session.tellSoon(new Event.Output(0, false, "acknowledged"));
        assertThat(events()).hasSize(1);
        listen(1, false);
        session.tellSoon(new Event.Output(0, false, "told to nobody"));
        assertThat(events()).hasSize(1);

        session.close(false);

        assertThat(left).containsExactly(new Event.Output(0, false, "told to nobody"));
    }

    private void accept(long first, int count) {
        assertThat(session.accept(request(first, count), bodies(count))).isTrue();
    }

    /** An exchange that brings no tasks. */
    private void listen(long from, boolean again) {
        session.accept(
                new ExchangeRequest(
                        session.id(),
                        message++,
                        new ExchangeRequest.Listening(from, again, MAX_ANSWER),
                        0,
                        session.next(),
                        List.of()),
                List.of());
    }

    private List<Event> events() throws InterruptedException {
        return session.awaitEvents(MAX_ANSWER, Duration.ZERO).entries().stream()
                .map(EventLog.Entry::event)
                .toList();
    }

    private ExchangeRequest request(long first, int count) {
        return request(first, Collections.nCopies(count, new TaskHead("apply", "", 0, ContentHash.NONE)));
    }

    private ExchangeRequest request(long first, List<TaskHead> heads) {
        return new ExchangeRequest(
                session.id(), message++, new ExchangeRequest.Listening(0, false, MAX_ANSWER), 0, first, heads);
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
                        return session.awaitEvents(MAX_ANSWER, LONG);
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
