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
import java.util.List;
import org.cogrid.core.internal.grid.GridSerialization;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.WireTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSerializerTest {
    private static final byte[] HEAD = {1, 2, 3};

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
        Piece middle = Piece.cut(new byte[] {1, 2, 3, 4, 5, 6}, 2).get(1);
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

    @ParameterizedTest
    @ValueSource(ints = {-1, 4, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aMessageThatLiesAboutALengthIsRefusedBeforeMemoryIsTakenForIt(int lie) {
        ByteBuffer head =
                MessageSerializer.begin(WireTypes.MESSAGE, 0, Message.ABSENT).putInt(lie);
        ByteBuffer count = MessageSerializer.begin(WireTypes.MESSAGE, 0, Message.ABSENT)
                .putInt(0)
                .putInt(lie);
        ByteBuffer body = MessageSerializer.begin(WireTypes.MESSAGE, 4, Message.ABSENT)
                .putInt(0)
                .putInt(1)
                .putInt(lie);
        for (ByteBuffer message : List.of(head, count, body)) {
            assertThatThrownBy(() -> read(message.array())).hasRootCauseInstanceOf(EOFException.class);
        }
    }

    private <T> T read(byte[] bytes) {
        return hazelcast.toObject(new HeapData(bytes));
    }
}
