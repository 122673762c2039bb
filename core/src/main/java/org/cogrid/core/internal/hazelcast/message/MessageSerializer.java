package org.cogrid.core.internal.hazelcast.message;

import com.hazelcast.internal.nio.BufferObjectDataInput;
import com.hazelcast.internal.serialization.impl.HeapData;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.WireTypes;

/**
 * Writes and reads messages: the head and the bodies, each after its length. A message is written to an array of just
 * its size, as Hazelcast's own output would copy it while it grows and once more at the end. A body that is most of a
 * message is read without a copy, as a part of the array that came. Thread-safe.
 */
public final class MessageSerializer implements StreamSerializer<Message> {
    /** The bytes that Hazelcast puts before each object: a hash for partitions, which messages do not need, and the type. */
    private static final int PREFIX_BYTES = HeapData.HEAP_DATA_OVERHEAD;

    private static final int NO_HASH = 0;

    /** A message in Hazelcast's form. */
    static byte[] bytes(Message message) {
        return put(message, begin(WireTypes.MESSAGE, 0, message)).array();
    }

    /** The beginning of an object that holds a message and that many bytes more. */
    static ByteBuffer begin(int type, int moreBytes, Message message) {
        long size = PREFIX_BYTES + moreBytes + message.size();
        return ByteBuffer.allocate(Math.toIntExact(size)).putInt(NO_HASH).putInt(type);
    }

    /** Puts a message at the end of an object. */
    static ByteBuffer put(Message message, ByteBuffer out) {
        out.putInt(message.head().length).put(message.head());
        out.putInt(message.bodies().size());
        for (Piece body : message.bodies()) {
            out.putInt(body.length()).put(body.array(), body.offset(), body.length());
        }
        return out;
    }

    /** Writes an object after the beginning that Hazelcast has written. */
    static void write(ObjectDataOutput out, byte[] bytes) throws IOException {
        out.write(bytes, PREFIX_BYTES, bytes.length - PREFIX_BYTES);
    }

    /** Reads what {@link #put} has put. */
    static Message message(ObjectDataInput from) throws IOException {
        BufferObjectDataInput input = (BufferObjectDataInput) from;
        ByteBuffer in = ByteBuffer.wrap(InputArray.of(from)).position(input.position());
        byte[] head = copy(in, count(in, 1));
        Piece[] bodies = new Piece[count(in, Integer.BYTES)];
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = body(in, count(in, 1));
        }
        input.position(in.position());
        return new Message(head, List.of(bodies));
    }

    /** Reads how many things follow, of at least so many bytes each. No memory is taken for what is not there. */
    private static int count(ByteBuffer in, int leastBytes) throws EOFException {
        int count = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (count < 0 || count > in.remaining() / leastBytes) {
            throw new EOFException("a message is cut short, or lies about its length");
        }
        return count;
    }

    private static Piece body(ByteBuffer in, int length) {
        if (length <= in.capacity() / 2) { // as a part of the array it would keep the other bodies from being freed
            return Piece.whole(copy(in, length));
        }
        Piece body = Piece.of(in.array(), in.position(), length);
        in.position(in.position() + length);
        return body;
    }

    private static byte[] copy(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    @Override
    public int getTypeId() {
        return WireTypes.MESSAGE;
    }

    @Override
    public void write(ObjectDataOutput out, Message message) throws IOException {
        write(out, bytes(message));
    }

    @Override
    public Message read(ObjectDataInput in) throws IOException {
        return message(in);
    }
}
