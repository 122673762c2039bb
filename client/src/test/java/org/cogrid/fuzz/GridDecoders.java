package org.cogrid.fuzz;

import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.CopySummary;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.StoredValue;
import org.cogrid.core.internal.hazelcast.message.MessageSerializer;
import org.cogrid.core.internal.hazelcast.message.MessageTask;
import org.cogrid.core.internal.hazelcast.message.MessageTaskSerializer;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.Piece;

/** The decoders that Hazelcast calls, before anything is known about who sent the bytes. */
final class GridDecoders {
    private static final InternalSerializationService HAZELCAST = new DefaultSerializationServiceBuilder().build();
    private static final ValueCodec CODEC = new ValueCodec(ClassSpace.of(GridDecoders.class.getClassLoader()));

    private GridDecoders() {}

    static List<Decoder<?>> all() {
        return List.of(
                decoder("Message", GridDecoders::message, new MessageSerializer()),
                decoder("MessageTask", GridDecoders::task, new MessageTaskSerializer()),
                decoder("StoredValue", GridDecoders::stored, StoredValue::new),
                decoder("CopySummary", GridDecoders::summary, CopySummary::new),
                Decoder.of("GridCopy", GridDecoders::stored, GridDecoders::bytes, GridDecoders::readCopy)
                        .refusingBy(IOException.class, CogridException.class)
                        .comparing((sent, read) -> true));
    }

    private static <T extends IdentifiedDataSerializable> Decoder<T> decoder(
            String name, Function<SplittableRandom, T> samples, Supplier<T> empty) {
        return Decoder.of(name, samples, GridDecoders::bytes, bytes -> read(empty.get(), bytes))
                .refusingBy(IOException.class);
    }

    private static <T> Decoder<T> decoder(
            String name, Function<SplittableRandom, T> samples, StreamSerializer<T> serializer) {
        return Decoder.of(
                        name,
                        samples,
                        value -> {
                            BufferObjectDataOutput out = HAZELCAST.createObjectDataOutput();
                            serializer.write(out, value);
                            return out.toByteArray();
                        },
                        bytes -> serializer.read(HAZELCAST.createObjectDataInput(bytes)))
                .refusingBy(IOException.class);
    }

    private static byte[] bytes(IdentifiedDataSerializable value) throws IOException {
        BufferObjectDataOutput out = HAZELCAST.createObjectDataOutput();
        value.writeData(out);
        return out.toByteArray();
    }

    private static <T extends IdentifiedDataSerializable> T read(T empty, byte[] bytes) throws IOException {
        empty.readData(HAZELCAST.createObjectDataInput(bytes));
        return empty;
    }

    private static Object readCopy(byte[] bytes) throws IOException {
        StoredValue stored = read(new StoredValue(), bytes);
        GridCopy.sizeOf(stored);
        return List.of(stored.note(), String.valueOf(GridCopy.decode(stored, CODEC, Arrival.PLAIN)));
    }

    private static Message message(SplittableRandom random) {
        List<Piece> bodies = Samples.several(random, 4, each -> Piece.whole(Samples.bytes(each, 200)));
        return new Message(Samples.bytes(random, 100), bodies);
    }

    private static MessageTask task(SplittableRandom random) {
        Message message = message(random);
        return random.nextBoolean() ? MessageTask.control(message) : MessageTask.exchange(message);
    }

    private static StoredValue stored(SplittableRandom random) {
        String value = random.nextInt(4) == 0 ? null : Samples.anyText(random);
        return StoredValue.of(
                value, new Encoded(Samples.hash(random), CODEC.encode(value).bytes()));
    }

    private static CopySummary summary(SplittableRandom random) {
        try {
            BufferObjectDataOutput out = HAZELCAST.createObjectDataOutput();
            out.writeString(Samples.text(random));
            out.writeString(random.nextBoolean() ? null : Samples.text(random));
            out.writeLong(random.nextLong());
            out.writeString(Samples.hash(random).hex());
            out.writeBoolean(random.nextBoolean());
            out.writeString(Samples.text(random));
            return read(new CopySummary(), out.toByteArray());
        } catch (IOException e) {
            throw new AssertionError("a summary is written to memory", e);
        }
    }
}
