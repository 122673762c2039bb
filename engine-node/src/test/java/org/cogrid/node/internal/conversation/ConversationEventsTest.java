package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.wire.Event;
import org.junit.jupiter.api.Test;

/** What a conversation keeps for its client, and tells it. */
class ConversationEventsTest extends ConversationScene {
    @Test
    void outputWaitsForCompanyUntilItIsHurried() throws Exception {
        accept(0, 1);
        conversation.tellSoon(new Event.Output(0, false, "hello"));
        CompletableFuture<EventLog.Batch> waiting = waiting();
        conversation.hurry();
        assertThat(waiting.get(20, TimeUnit.SECONDS).entries()).hasSize(1);
    }

    @Test
    void eventsAreToldOnceUntilTheClientAsksForThemAgain() throws Exception {
        accept(0, 1);
        conversation.tellNow(ended(0), null);
        assertThat(events()).containsExactly(ended(0)); // its answer is lost
        listen(0, false);
        assertThat(events()).isEmpty();
        listen(0, true);
        EventLog.Batch again = conversation.awaitEvents(MAX_ANSWER, LONG);
        assertThat(again.first()).isZero();
        assertThat(again.entries()).hasSize(1);
    }

    @Test
    void acknowledgedEventsAreForgotten() throws Exception {
        accept(0, 1);
        conversation.tellNow(ended(0), null);
        assertThat(held.get()).isPositive();
        events();
        listen(1, true);
        assertThat(events()).isEmpty();
        assertThat(held.get()).isZero();
    }

    @Test
    void whoHasNoRoomIsToldNothing() throws Exception {
        accept(0, 1);
        conversation.tellNow(ended(0), body(10));
        assertThat(conversation.awaitEvents(0, LONG).entries()).isEmpty();
        assertThat(conversation.awaitEvents(1, LONG).entries()).hasSize(1);
    }

    @Test
    void ofPublishedDataTheNewestIsKeptUntilItIsTold() throws Exception {
        accept(0, 1);
        for (int i = 0; i < 1_000; i++) {
            conversation.tellNow(new Event.Published(0, ContentHash.NONE), body(1_000 + i));
        }
        assertThat(held.get()).isLessThan(3_000);
        EventLog.Batch told = conversation.awaitEvents(MAX_ANSWER, LONG);
        assertThat(told.entries()).hasSize(1);
        assertThat(told.entries().get(0).bodies().get(0).length()).isEqualTo(1_999);
        conversation.tellNow(new Event.Published(0, ContentHash.NONE), body(5));
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries()).hasSize(1); // what was told stays as it was
    }

    @Test
    void whatIsHeldIsCountedToTheByte() throws Exception {
        accept(0, 3);
        conversation.tellNow(new Event.Output(0, false, "some text"), null);
        conversation.tellNow(ended(0), body(3 * PIECE_BYTES + 7));
        conversation.tellNow(ended(1), body(PIECE_BYTES));
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
        conversation.tellNow(ended(0), body(2 * PIECE_BYTES));
        events();
        assertThat(held.get()).isGreaterThan(3 * PIECE_BYTES);
        listen(0, true); // it was lost
        assertThat(held.get()).isLessThan(3 * PIECE_BYTES);
        events();
        listen(1, false);
        assertThat(held.get()).isGreaterThan(PIECE_BYTES).isLessThan(2 * PIECE_BYTES);
    }

    @Test
    void noMoreThanAPieceIsToldAtATime() throws Exception {
        accept(0, 8);
        for (int i = 0; i < 8; i++) {
            conversation.tellNow(ended(i), body(PIECE_BYTES / 2));
        }
        for (int told = 0; told < 8; told += 2) {
            assertThat(conversation.awaitEvents(Long.MAX_VALUE, LONG).entries()).hasSize(2);
        }
    }

    @Test
    void aResultIsHeldPieceByPieceUntilItIsFetched() throws Exception {
        accept(0, 1);
        conversation.tellNow(ended(0), body(3 * PIECE_BYTES));
        for (int told = 1; told <= 2; told++) {
            assertThat(events()).hasSize(1);
            listen(told, false);
            assertThat(held.get()).isGreaterThan((3 - told) * PIECE_BYTES).isLessThan((4 - told) * PIECE_BYTES);
        }
        assertThat(events()).containsExactly(ended(0));
        listen(3, false);
        assertThat(held.get()).isZero();
    }

    @Test
    void piecesThatWereNotToldGoWhenTheirResultFails() throws Exception {
        accept(0, 2);
        conversation.tellNow(new Event.Part(0, 2 * PIECE_BYTES), body(PIECE_BYTES));
        for (int piece = 0; piece < 3; piece++) {
            conversation.tellNow(new Event.Part(1, 4 * PIECE_BYTES), body(PIECE_BYTES));
        }
        assertThat(events()).containsExactly(new Event.Part(0, 2 * PIECE_BYTES));
        assertThat(events()).containsExactly(new Event.Part(1, 4 * PIECE_BYTES));

        conversation.tellNow(ended(1), null);

        assertThat(held.get()).isLessThan(5 * PIECE_BYTES); // two on their way take twice their size
        assertThat(events()).containsExactly(ended(1));
    }

    @Test
    void aLargeResultIsToldInPieces() throws Exception {
        accept(0, 1);
        conversation.tellNow(ended(0), body(PIECE_BYTES + 1));
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(new Event.Part(0, PIECE_BYTES + 1));
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
    }

    @Test
    void theNewsOfAStartGoesWithThatOfTheEndUnlessItWasTold() throws Exception {
        accept(0, 2);
        conversation.tellSoon(new Event.Started(0, 1));
        conversation.tellNow(ended(0), null);
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0));
        conversation.tellSoon(new Event.Started(1, 1));
        conversation.hurry();
        conversation.awaitEvents(MAX_ANSWER, LONG);
        listen(0, true); // what was told is told again under its number
        conversation.tellNow(ended(1), null);
        assertThat(conversation.awaitEvents(MAX_ANSWER, LONG).entries())
                .extracting(EventLog.Entry::event)
                .containsExactly(ended(0), new Event.Started(1, 1), ended(1));
    }
}
