package org.cogrid.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import org.cogrid.core.internal.text.ExactText;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.TaskHead;

/** The decoders of what a message holds. */
final class WireDecoders {
    private WireDecoders() {}

    static List<Decoder<?>> all() {
        return List.of(
                Decoder.of(
                                "ExchangeRequest",
                                WireDecoders::exchange,
                                ExchangeRequest::toHead,
                                ExchangeRequest::fromHead)
                        .refusingBy(UncheckedIOException.class),
                Decoder.of("ExchangeAnswer", WireDecoders::answer, ExchangeAnswer::toHead, ExchangeAnswer::fromHead)
                        .refusingBy(UncheckedIOException.class),
                Decoder.of("ControlRequest", WireDecoders::control, ControlRequest::toHead, ControlRequest::fromHead)
                        .refusingBy(UncheckedIOException.class),
                Decoder.of("ControlAnswer", WireDecoders::controlled, ControlAnswer::toHead, ControlAnswer::fromHead)
                        .refusingBy(UncheckedIOException.class),
                Decoder.of("Event", WireDecoders::event, WireDecoders::bytes, WireDecoders::readEvent)
                        .refusingBy(IOException.class),
                Decoder.of("ExactText", Samples::anyText, ExactText::bytes, ExactText::text));
    }

    private static ExchangeRequest exchange(SplittableRandom random) {
        List<TaskHead> tasks = Samples.several(random, 4, WireDecoders::head);
        return new ExchangeRequest(
                Samples.id(random),
                random.nextLong(),
                new ExchangeRequest.Listening(random.nextLong(), random.nextBoolean(), random.nextLong()),
                random.nextInt(),
                random.nextLong(),
                tasks);
    }

    private static TaskHead head(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> TaskHead.VOID;
            case 1 -> TaskHead.ofPart(random.nextInt(1000), random.nextInt());
            default ->
                new TaskHead(Samples.text(random), Samples.anyText(random), random.nextLong(), Samples.hash(random));
        };
    }

    private static ExchangeAnswer answer(SplittableRandom random) {
        return new ExchangeAnswer(
                new ExchangeAnswer.To(Samples.id(random), random.nextLong()),
                Samples.oneOf(random, ExchangeAnswer.Verdict.values()),
                random.nextLong(),
                new ExchangeAnswer.Times(random.nextLong(), random.nextLong()),
                new ExchangeAnswer.Load(random.nextInt(), random.nextBoolean()),
                random.nextLong(),
                Samples.several(random, 6, WireDecoders::event));
    }

    private static Event event(SplittableRandom random) {
        long task = random.nextLong();
        return switch (random.nextInt(7)) {
            case 0 -> new Event.Started(task, random.nextLong());
            case 1 -> new Event.Output(task, random.nextBoolean(), Samples.anyText(random));
            case 2 -> new Event.Published(task, Samples.hash(random));
            case 3 -> new Event.Part(task, random.nextInt());
            case 4 -> new Event.Succeeded(task, random.nextLong(), random.nextLong(), Samples.hash(random));
            case 5 ->
                new Event.Failed(
                        task,
                        random.nextLong(),
                        random.nextLong(),
                        Samples.error(random, task),
                        random.nextBoolean() ? null : Samples.hash(random));
            default -> new Event.Aborted(task, random.nextLong(), random.nextLong(), Samples.anyText(random));
        };
    }

    private static byte[] bytes(Event event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        event.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Event readEvent(byte[] bytes) throws IOException {
        return Event.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static ControlRequest control(SplittableRandom random) {
        return new ControlRequest(
                Samples.oneOf(random, ControlRequest.Verb.values()),
                Samples.id(random),
                random.nextLong(),
                random.nextLong(),
                Samples.anyText(random));
    }

    private static ControlAnswer controlled(SplittableRandom random) {
        return new ControlAnswer(
                Samples.oneOf(random, ControlAnswer.Verdict.values()),
                Samples.id(random),
                random.nextLong(),
                random.nextLong(),
                Samples.anyText(random));
    }
}
