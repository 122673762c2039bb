package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cogrid.client.internal.channel.ChannelFixture.end;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.channel.PacedWire.Parcel;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.client.internal.link.UnsendableException;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.node.internal.conversation.EngineSide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineChannelTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private final ChannelFixture fixture = new ChannelFixture();
    private final EngineSide engine = new EngineSide(ChannelFixture.ONE_PIECE);
    private final PacedWire wire = new PacedWire(engine.door());
    private final EngineChannel channel = new EngineChannel(wire, fixture.context, fixture.codec);
    private volatile boolean running = true;

    @AfterEach
    void stop() {
        running = false;
        fixture.close();
    }

    @Test
    void exchangesThatFindNoConversationOpenOneOtherOnly() throws Exception {
        PendingTask first = sent(1, "one");
        wire.nextControl().goThrough();
        Parcel withFirst = wire.nextExchange();
        PendingTask second = sent(2, "two");
        Parcel withSecond = wire.nextExchange();
        engine.forget(fixture.context.clientId());
        withFirst.goThrough();
        withSecond.goThrough();
        assertThatThrownBy(() -> end(first))
                .isInstanceOf(EngineLostException.class)
                .hasMessageContaining("unknown");
        assertThatThrownBy(() -> end(second)).isInstanceOf(EngineLostException.class);

        PendingTask third = sent(3, "three");
        Parcel open = wire.nextControl();
        PendingTask fourth = sent(4, "four");
        assertThat(wire.controlsOnTheirWay()).isZero();
        open.goThrough();
        letEverythingFlow();
        assertThat(end(third)).isEqualTo("three");
        assertThat(end(fourth)).isEqualTo("four");
    }

    @Test
    void aSmallAnswerIsTakenInByTheThreadThatBringsIt() throws Exception {
        PendingTask task = sent(1, "one");
        wire.nextControl().goThrough();
        Parcel withTask = wire.nextExchange();
        awaitSent();
        withTask.goThrough();
        assertThat(engine.runNext()).isTrue();
        AtomicReference<Thread> takenInBy = new AtomicReference<>();
        task.whenNews(() -> takenInBy.set(Thread.currentThread())); // or ended
        Parcel listening = wire.nextExchange();
        awaitSent();
        listening.goThrough();
        assertThat(takenInBy).hasValue(Thread.currentThread());
        assertThat(end(task)).isEqualTo("one");
    }

    @Test
    void anAnswerOfAnotherEngineIsTakenForNoAnswer() throws Exception {
        EngineSide otherEngine = new EngineSide(ChannelFixture.ONE_PIECE);
        PacedWire otherWire = new PacedWire(otherEngine.door());
        EngineChannel otherChannel = new EngineChannel(otherWire, fixture.context, fixture.codec);
        PendingTask here = sent(1, "here");
        PendingTask there = fixture.task(2, "there");
        otherChannel.send(there, null);
        wire.nextControl().goThrough();
        otherWire.nextControl().goThrough();
        Parcel toHere = wire.nextExchange();
        Parcel toThere = otherWire.nextExchange();
        Message answerOfHere = toHere.arrive();
        Message answerOfThere = toThere.arrive();

        toHere.answer(answerOfThere);
        toThere.answer(answerOfHere);
        letEverythingFlow();
        flow(otherWire, otherEngine);
        assertThat(end(here)).isEqualTo("here");
        assertThat(end(there)).isEqualTo("there");
    }

    @Test
    void anAnswerThatCannotBeReadIsTakenForNoAnswer() throws Exception {
        PendingTask task = sent(1, "one");
        wire.nextControl().goThrough();
        Parcel withTask = wire.nextExchange();
        withTask.arrive();
        withTask.answer(new Message(new byte[] {1, 2, 3}));
        letEverythingFlow();
        assertThat(end(task)).isEqualTo("one");
    }

    @Test
    void anAnswerOfAnHourAgoIsTakenForNoAnswer() throws Exception {
        PendingTask first = sent(1, "one");
        wire.nextControl().goThrough();
        Parcel withFirst = wire.nextExchange();
        Message old = withFirst.arrive();
        withFirst.answer(old);
        Parcel listening = wire.nextExchange();
        listening.answer(old);
        letEverythingFlow();
        assertThat(end(first)).isEqualTo("one");
    }

    @Test
    void aCancelThatOvertakesItsTaskHitsThatTaskWhateverCannotBeSentBeforeIt() throws Exception {
        EngineSide other = new EngineSide(ChannelFixture.ONE_PIECE);
        PacedWire narrow = new PacedWire(other.door(), 100_000);
        EngineChannel narrowChannel = new EngineChannel(narrow, fixture.context, fixture.codec);
        Cancelling cancelling = new Cancelling(narrowChannel);
        PendingTask zero = fixture.task(0, "zero");
        PendingTask one = fixture.task(1, "one");
        PendingTask tooLarge = fixture.task(2, new byte[100_000]);
        PendingTask cancelled = fixture.task(3, "three");
        PendingTask last = fixture.task(4, "four");
        narrowChannel.send(zero, null);
        narrow.nextControl().goThrough();
        Parcel withZero = narrow.nextExchange();
        narrowChannel.send(one, null);
        Parcel withOne = narrow.nextExchange(); // two are on their way: the rest waits here
        for (PendingTask task : List.of(tooLarge, cancelled, last)) {
            narrowChannel.send(task, null);
        }
        Future<CancelOutcome> outcome = fixture.workers.submit(() -> cancelling.cancel(cancelled));
        narrow.nextControl().goThrough(); // the engine has noted that this one never runs

        withZero.goThrough();
        withOne.goThrough();
        flow(narrow, other);
        assertThatThrownBy(() -> end(tooLarge)).hasMessageContaining("could not be sent and has not run");
        assertThat(outcome.get(50, TimeUnit.SECONDS)).isEqualTo(CancelOutcome.REMOVED);
        assertThatThrownBy(() -> end(cancelled)).isInstanceOf(TaskAbortedException.class);
        assertThat(end(last)).isEqualTo("four");
        assertThat(other.ran()).hasSize(3);
    }

    @Test
    void whatIsTooLargeFailsAloneAndWhatCouldHaveGoneWithItRuns() throws Exception {
        EngineSide other = new EngineSide(ChannelFixture.ONE_PIECE);
        PacedWire narrow = new PacedWire(other.door(), 100_000);
        EngineChannel narrowChannel = new EngineChannel(narrow, fixture.context, fixture.codec);
        List<PendingTask> tasks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            tasks.add(fixture.task(i, i % 3 == 1 ? new byte[100_000] : i));
            narrowChannel.send(tasks.get(i), null);
        }
        flow(narrow, other);
        for (int i = 0; i < 60; i++) {
            PendingTask task = tasks.get(i);
            if (i % 3 == 1) {
                assertThatThrownBy(() -> end(task)).hasMessageContaining("could not be sent and has not run");
            } else {
                assertThat(end(task)).isEqualTo(i);
            }
        }
    }

    @Test
    void whoCannotEvenListenForAMomentHearsTheResultAllTheSame() {
        AtomicInteger refused = new AtomicInteger();
        EngineLink deaf = new EngineLink() {
            @Override
            public CompletionStage<Message> exchange(Message message) {
                if (message.bodies().isEmpty() && refused.incrementAndGet() <= 3) {
                    throw new UnsendableException(new IllegalStateException("not now"));
                }
                return wire.exchange(message);
            }

            @Override
            public CompletionStage<Message> control(Message message) {
                return wire.control(message);
            }
        };
        EngineChannel deafChannel = new EngineChannel(deaf, fixture.context, fixture.codec);
        letEverythingFlow();
        for (int i = 0; i < 200; i++) {
            PendingTask task = fixture.task(i, i);
            deafChannel.send(task, null);
            assertThat(end(task)).isEqualTo(i);
        }
    }

    @Test
    void whenTheEngineIsLostEveryUnfinishedTaskFailsWithItsLastReport() {
        PendingTask task = sent(1, "one");
        channel.engineLost("the engine left the grid");
        assertThatThrownBy(() -> end(task))
                .isInstanceOf(EngineLostException.class)
                .hasMessageContaining("never sent");
        assertThat(task.metadata().status()).isEqualTo(TaskStatus.LOST);
        assertThatThrownBy(() -> sent(2, "two")).isInstanceOf(EngineLostException.class);
    }

    @Test
    void anEngineThatLeavesStillTellsWhatHasEndedAndTakesNothingMore() throws Exception {
        PendingTask done = sent(1, "one");
        wire.nextControl().goThrough();
        wire.nextExchange().goThrough();
        engine.runNext();
        engine.leave();
        letEverythingFlow();
        assertThat(end(done)).isEqualTo("one");
        PendingTask late = sent(2, "two");
        assertThat(late.awaitEnd(SHORT)).isFalse();
        channel.engineLost("the engine has left the grid");
        assertThatThrownBy(() -> end(late)).isInstanceOf(EngineLostException.class);
        assertThat(engine.ran()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"4096, 1", "1024, 2", "512, 4", "256, 8"})
    void aMessageHasAsManyPiecesAsFitIntoIt(long heapMegabytes, int pieces) throws Exception {
        int size = Piece.bytesFor(heapMegabytes << 20);
        channel.send(fixture.task(1, new byte[20 * size], size, any -> null), null);
        wire.nextControl().goThrough();

        assertThat(wire.nextExchange().message().bodies()).hasSize(pieces);
    }

    @Test
    void nothingMoreIsFetchedThanThereIsRoomForUntilSomethingIsRead() throws Exception {
        try (ChannelFixture small = new ChannelFixture(4 << 20)) {
            EngineSide full = new EngineSide(ChannelFixture.ONE_PIECE);
            PacedWire smallWire = new PacedWire(full.door());
            EngineChannel smallChannel = new EngineChannel(smallWire, small.context, small.codec);
            List<PendingTask> tasks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                tasks.add(small.task(i, new byte[1 << 20]));
                smallChannel.send(tasks.get(i), null);
            }
            flow(smallWire, full);
            PendingTask last = tasks.get(19);
            assertThatThrownBy(() -> end(last))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("cogrid.client.max-unread-percent");
            assertThat(last.hasEnded()).isFalse();
            assertThat(tasks.stream().filter(PendingTask::hasEnded).count()).isBetween(4L, 9L);
            for (PendingTask task : tasks) { // in order, each makes room for the next
                assertThat((byte[]) end(task)).hasSize(1 << 20);
            }
        }
    }

    @Test
    void theEngineIsToldAtOnceThatALargeResultHasComeAlsoByAClientThatIsIdleOrFull() {
        try (ChannelFixture small = new ChannelFixture(4 << 20)) {
            EngineSide other = new EngineSide(ChannelFixture.ONE_PIECE);
            PacedWire smallWire = new PacedWire(other.door());
            EngineChannel smallChannel = new EngineChannel(smallWire, small.context, small.codec);
            PendingTask unread = small.task(1, new byte[6 << 20]);
            smallChannel.send(unread, null);
            flow(smallWire, other);

            await().until(() -> unread.hasEnded() && other.held() < 1_000);
            assertThat((byte[]) end(unread)).hasSize(6 << 20);
        }
    }

    /** If it did wait, for as long as an exchange may wait at the engine, this would take minutes. */
    @Test
    void anEngineThatHasNoRoomForMoreDoesNotWaitToBeToldThatALargeResultHasCome() {
        EngineSide full = new EngineSide(1 << 18, 1 << 20);
        PacedWire other = new PacedWire(full.door());
        EngineChannel fetching = new EngineChannel(other, fixture.context, fixture.codec);
        List<PendingTask> tasks = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            tasks.add(fixture.task(i, new byte[2 << 20]));
            fetching.send(tasks.get(i), null);
        }
        flow(other, full);
        tasks.forEach(task -> assertThat((byte[]) end(task)).hasSize(2 << 20));
    }

    @Test
    void nothingIsFetchedThatCouldNotBeReadBeforeAnAnswerOnItsWayHasCome() throws Exception {
        EngineSide inPieces = new EngineSide(1 << 20);
        PacedWire paced = new PacedWire(inPieces.door());
        EngineChannel fetching = new EngineChannel(paced, fixture.context, fixture.codec);
        PendingTask task = fixture.task(1, new byte[40 << 20], Integer.MAX_VALUE, any -> null);
        fetching.send(task, null);
        paced.nextControl().goThrough();
        paced.nextExchange().goThrough();
        inPieces.runNext();
        paced.nextExchange().goThrough();
        List<Parcel> more = List.of(paced.nextExchange(), paced.nextExchange(), paced.nextExchange());
        Parcel late = paced.nextExchange();
        late.arrive();
        more.forEach(Parcel::goThrough); // what they bring comes after what the late one brings
        late.isLost();
        Parcel next = paced.nextExchange();
        assertThat(ExchangeRequest.fromHead(next.message().head()).listening().again())
                .isTrue();
        next.goThrough();
        flow(paced, inPieces);
        assertThat((byte[]) end(task)).hasSize(40 << 20);
    }

    @Test
    void aFaultOfOursEndsTheTasksThoughItCanNotBeLogged() throws Exception {
        EngineLink faulty = new EngineLink() {
            @Override
            public CompletionStage<Message> exchange(Message message) {
                throw new IllegalStateException("as if");
            }

            @Override
            public CompletionStage<Message> control(Message message) {
                return wire.control(message);
            }
        };
        PendingTask task = fixture.task(1, "one");
        Logger log = Logger.getLogger(EngineChannel.class.getName());
        log.setFilter(line -> {
            throw new IllegalStateException("no line can be written");
        });
        try {
            new EngineChannel(faulty, fixture.context, fixture.codec).send(task, null);
            wire.nextControl().goThrough();

            assertThatThrownBy(() -> end(task)).hasMessageContaining("the line to its engine broke");
        } finally {
            log.setFilter(null);
        }
    }

    private PendingTask sent(long id, Object value) {
        PendingTask task = fixture.task(id, value);
        channel.send(task, null);
        return task;
    }

    /** Until whoever has sent a message is done with the channel. */
    private void awaitSent() {
        channel.unfinishedLatestFirst();
    }

    private void letEverythingFlow() {
        flow(wire, engine);
    }

    /** Opens a wire and has its engine run what comes. */
    private void flow(PacedWire opened, EngineSide runs) {
        opened.open();
        Thread thread = new Thread(() -> {
            while (running) {
                if (!runs.runNext()) {
                    Thread.onSpinWait();
                    Thread.yield();
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
