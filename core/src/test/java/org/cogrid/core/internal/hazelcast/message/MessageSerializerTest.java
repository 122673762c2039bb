package org.cogrid.core.internal.hazelcast.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.serialization.impl.DefaultSerializationServiceBuilder;
import com.hazelcast.internal.serialization.impl.HeapData;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Pieces;
import org.cogrid.core.internal.wire.WireTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageSerializerTest {
    private static final byte[] HEAD = {1, 2, 3};
    private static final int LARGE = 1 << 20;
    private static final int LONG_HEAD = 100_000;

    private final InternalSerializationService hazelcast = service();

    private static InternalSerializationService service() {
        SerializationConfig config = new SerializationConfig();
        GridSerialization.register(config);
        return new DefaultSerializationServiceBuilder().setConfig(config).build();
    }

    @AfterEach
    void end() {
        hazelcast.dispose();
    }

    @Test
    void theBytesAreThoseThatHazelcastMakes() {
        Message message = new Message(HEAD, List.of(Piece.whole(new byte[] {4}), Piece.whole(new byte[] {5, 6})));

        assertThat(MessageSerializer.bytes(message)).isEqualTo(hazelcast.toBytes(message));
        assertThat(MessageTaskSerializer.bytes(MessageTask.control(message)))
                .isEqualTo(hazelcast.toBytes(MessageTask.control(message)));
    }

    @Test
    void whatIsInHazelcastsFormIsTakenAsItIs() {
        Data bytes = new HeapData(MessageSerializer.bytes(new Message(HEAD)));

        assertThat(hazelcast.<Data>toData(bytes)).isSameAs(bytes);
    }

    @Test
    void messagesComeBackAsTheyWere() {
        Piece middle = Piece.of(new byte[] {1, 2, 3, 4, 5, 6}, 2, 2);
        List<Piece> bodies = List.of(middle, Piece.whole(new byte[0]), Piece.whole(new byte[] {7}));

        MessageTask task = read(MessageTaskSerializer.bytes(MessageTask.exchange(new Message(HEAD, bodies))));
        Message answer = read(MessageSerializer.bytes(Message.ABSENT));

        assertThat(task.isControl()).isFalse();
        assertThat(task.message().head()).isEqualTo(HEAD);
        assertThat(task.message().bodies().stream().map(Piece::buffer))
                .containsExactly(
                        ByteBuffer.wrap(new byte[] {3, 4}), ByteBuffer.wrap(new byte[0]), ByteBuffer.wrap(new byte[] {7
                        }));
        assertThat(answer.isAbsent()).isTrue();
    }

    @Test
    void aBodyThatIsMostOfItsMessageIsNotCopied() {
        byte[] bytes = MessageSerializer.bytes(new Message(
                HEAD, List.of(Piece.whole(new byte[] {1}), Piece.whole(new byte[1000]), Piece.whole(new byte[] {2}))));

        List<Piece> bodies = this.<Message>read(bytes).bodies();

        assertThat(bodies.get(1).array()).isSameAs(bytes);
        assertThat(bodies.get(1).buffer()).isEqualTo(ByteBuffer.wrap(new byte[1000]));
        assertThat(bodies.get(2).array()).isEqualTo(new byte[] {2});
    }

    @Test
    void aLargeBodyIsSentWhereItIsByTheFirstMessageAndCopiedByOthers() {
        byte[] value = new byte[LARGE];
        new Random(1).nextBytes(value);
        for (int at = 0; at < 3; at++) {
            Piece large = withRoom(value);
            List<Piece> bodies = new ArrayList<>(List.of(Piece.whole(new byte[] {1}), Piece.whole(new byte[] {2})));
            bodies.add(at, large);
            Message message = new Message(HEAD, bodies);

            byte[] first = MessageTaskSerializer.bytes(MessageTask.control(message));
            byte[] asItWas = first.clone();
            byte[] second = MessageSerializer.bytes(message);

            assertThat(first).isSameAs(large.array()).isEqualTo(asItWas);
            assertThat(second).isNotSameAs(large.array());
            MessageTask task = read(first);
            assertThat(task.isControl()).isTrue();
            for (Message read : List.of(task.message(), this.<Message>read(second))) {
                assertThat(read.head()).isEqualTo(HEAD);
                assertThat(read.bodies().stream().map(Piece::buffer))
                        .containsExactlyElementsOf(
                                bodies.stream().map(Piece::buffer).toList());
            }
        }
    }

    @Test
    void whatHasNoRoomBesideALargeBodyIsCopied() {
        Piece large = withRoom(new byte[LARGE]);

        byte[] bytes = MessageSerializer.bytes(new Message(new byte[LONG_HEAD], List.of(large)));

        assertThat(bytes).isNotSameAs(large.array());
        assertThat(this.<Message>read(bytes).head()).hasSize(LONG_HEAD);
    }

    private static Piece withRoom(byte[] value) {
        return new Pieces(value.length, value.length, earlier -> {})
                .put(ByteBuffer.wrap(value))
                .last();
    }

    /** The ints are the flag, the length of the first body, that of the head, the number of bodies, and the first one's index. */
    static List<int[]> lies() {
        List<int[]> lies = new ArrayList<>();
        for (int lie : new int[] {-1, 5, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            lies.add(new int[] {0, lie});
            lies.add(new int[] {0, 0, lie});
            lies.add(new int[] {0, 0, 0, lie, 0});
            lies.add(new int[] {0, 0, 0, 1, lie});
            lies.add(new int[] {0, 0, 0, 2, 0, lie});
        }
        return lies;
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aMessageThatLiesAboutALengthIsRefusedBeforeMemoryIsTakenForIt(int[] ints) {
        ByteBuffer message = ByteBuffer.allocate(HeapData.HEAP_DATA_OVERHEAD + ints.length * Integer.BYTES);
        message.putInt(0).putInt(WireTypes.MESSAGE);
        for (int each : ints) {
            message.putInt(each);
        }

        assertThatThrownBy(() -> read(message.array())).hasRootCauseInstanceOf(EOFException.class);
    }

    private <T> T read(byte[] bytes) {
        return hazelcast.toObject(new HeapData(bytes));
    }
}
