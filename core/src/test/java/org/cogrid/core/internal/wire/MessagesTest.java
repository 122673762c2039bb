package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.core.internal.code.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final ContentHash HASH = ContentHash.of(new byte[] {1});

    @Test
    void requestsComeBackAsTheyWere() {
        ExchangeRequest request = new ExchangeRequest(
                UUID.randomUUID(),
                7,
                new ExchangeRequest.Listening(99, true, 1L << 40),
                1_000,
                42,
                List.of(
                        new TaskHead("apply", "größer", 5, HASH),
                        new TaskHead("pull", "", 0, ContentHash.NONE),
                        TaskHead.VOID,
                        TaskHead.ofPart(4, 9),
                        new TaskHead("push", "", 0, HASH).ofLast(8, 9)));
        assertThat(ExchangeRequest.fromHead(request.toHead())).isEqualTo(request);

        ControlRequest control = new ControlRequest(ControlRequest.Verb.CANCEL, UUID.randomUUID(), 3, 12);
        assertThat(ControlRequest.fromHead(control.toHead())).isEqualTo(control);
    }

    @Test
    void answersComeBackAsTheyWere() {
        ExchangeAnswer answer = new ExchangeAnswer(
                new ExchangeAnswer.To(UUID.randomUUID(), 7),
                ExchangeAnswer.Verdict.TAKEN,
                8,
                new ExchangeAnswer.Times(1, 2),
                new ExchangeAnswer.Load(12, true),
                3,
                List.of(
                        new Event.Started(1, 10),
                        new Event.Output(1, false, "x".repeat(100_000)),
                        new Event.Output(1, true, "λ"),
                        new Event.Published(1, HASH),
                        new Event.Part(1, 5_000_000),
                        new Event.Succeeded(1, 10, 11, ContentHash.NONE),
                        new Event.Failed(2, 1, 2, new RemoteError("running", "X", null, "stack", 3, 2), null),
                        new Event.Failed(3, 1, 2, new RemoteError("running", "X", "m", "stack", 3, 3), HASH),
                        new Event.Aborted(4, 0, 0, "cancelled")));
        assertThat(ExchangeAnswer.fromHead(answer.toHead())).isEqualTo(answer);

        ControlAnswer control = new ControlAnswer(ControlAnswer.Verdict.STUCK, UUID.randomUUID(), 7, 5, "in pow");
        assertThat(ControlAnswer.fromHead(control.toHead())).isEqualTo(control);
    }

    @Test
    void anAnswerAnswersItsOwnRequestOnly() {
        UUID conversation = UUID.randomUUID();
        ExchangeRequest request = exchange(conversation, 1);
        ExchangeAnswer answer = new ExchangeAnswer(
                request.name(),
                ExchangeAnswer.Verdict.TAKEN,
                0,
                new ExchangeAnswer.Times(1, 2),
                new ExchangeAnswer.Load(0, false),
                0,
                List.of());
        Message message = new Message(answer.toHead());
        assertThat(request.answerIn(message)).contains(answer);
        assertThat(exchange(conversation, 2).answerIn(message)).isEmpty();
        assertThat(exchange(UUID.randomUUID(), 1).answerIn(message)).isEmpty();

        ControlRequest cancel = new ControlRequest(ControlRequest.Verb.CANCEL, conversation, 1, 5);
        ControlAnswer removed = ControlAnswer.to(cancel, ControlAnswer.Verdict.REMOVED, 0, "");
        Message told = new Message(removed.toHead());
        assertThat(cancel.answerIn(told)).contains(removed);
        assertThat(new ControlRequest(ControlRequest.Verb.CANCEL, conversation, 2, 5).answerIn(told))
                .isEmpty();
    }

    @Test
    void aMemberWithoutAnEngineGivesNoAnswer() {
        assertThat(exchange(UUID.randomUUID(), 1).answerIn(Message.ABSENT)).isEmpty();
        assertThat(new ControlRequest(ControlRequest.Verb.STATUS, UUID.randomUUID(), 1, 0).answerIn(Message.ABSENT))
                .isEmpty();
    }

    @Test
    void aRequestHasABodyForEachTask() {
        byte[] head = exchange(List.of(TaskHead.VOID, TaskHead.VOID)).toHead();
        Piece body = Piece.whole(new byte[1]);

        assertThat(ExchangeRequest.in(new Message(head, List.of(body, body))).tasks())
                .hasSize(2);
        assertThatThrownBy(() -> ExchangeRequest.in(new Message(head, List.of(body))))
                .hasMessageContaining("2 tasks, but 1 bodies");
        assertThatThrownBy(() -> ExchangeRequest.in(new Message(head, List.of(body, body, body))))
                .hasMessageContaining("3 bodies");
    }

    @Test
    void theSameHeadOfManyTasksIsWrittenOnce() {
        TaskHead head = new TaskHead("apply", "", 0, HASH);
        ExchangeRequest one = exchange(List.of(head));
        List<TaskHead> heads = new ArrayList<>(Collections.nCopies(500, head));
        heads.add(250, new TaskHead("pull", "", 0, ContentHash.NONE));
        ExchangeRequest many = exchange(heads);

        assertThat(ExchangeRequest.fromHead(many.toHead())).isEqualTo(many);
        assertThat(many.toHead()).hasSizeLessThan(3 * one.toHead().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aHeadThatLiesAboutALengthIsRefusedBeforeMemoryIsTakenForIt(int lie) {
        byte[] text = new ControlRequest(ControlRequest.Verb.STATUS, UUID.randomUUID(), 3, 12).toHead();
        byte[] tasks = exchange(List.of()).toHead();
        byte[] alike = exchange(Collections.nCopies(9, TaskHead.VOID)).toHead();
        byte[] events = new ExchangeAnswer(
                        exchange(List.of()).name(),
                        ExchangeAnswer.Verdict.TAKEN,
                        8,
                        new ExchangeAnswer.Times(1, 2),
                        new ExchangeAnswer.Load(12, true),
                        3,
                        List.of())
                .toHead();

        assertRefused(() -> ControlRequest.fromHead(with(lie, text, text.length - 4)));
        assertRefused(() -> ExchangeRequest.fromHead(with(lie, tasks, tasks.length - 4)));
        assertRefused(() -> ExchangeRequest.fromHead(with(lie, with(lie, alike, tasks.length - 4), tasks.length)));
        assertRefused(() -> ExchangeAnswer.fromHead(with(lie, events, events.length - 4)));
    }

    @ParameterizedTest
    @ValueSource(bytes = {-1, 99, 127})
    void aConstantThatThisVersionDoesNotKnowIsRefused(byte ordinal) {
        byte[] request = new ControlRequest(ControlRequest.Verb.STATUS, UUID.randomUUID(), 3, 12).toHead();
        request[0] = ordinal;

        assertRefused(() -> ControlRequest.fromHead(request));
        assertRefused(() -> ControlAnswer.fromHead(request));
    }

    private static byte[] with(int lie, byte[] head, int at) {
        return ByteBuffer.wrap(head.clone()).putInt(at, lie).array();
    }

    private static void assertRefused(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(UncheckedIOException.class).hasMessageContaining("another version");
    }

    private static ExchangeRequest exchange(List<TaskHead> tasks) {
        return new ExchangeRequest(UUID.randomUUID(), 1, new ExchangeRequest.Listening(0, false, 1), 0, 0, tasks);
    }

    private static ExchangeRequest exchange(UUID conversation, long number) {
        return new ExchangeRequest(conversation, number, new ExchangeRequest.Listening(0, false, 1), 0, 0, List.of());
    }
}
