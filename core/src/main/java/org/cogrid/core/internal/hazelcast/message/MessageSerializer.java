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
 * Writes and reads messages: a flag, then one of the bodies, then the head and the other bodies, each after its length.
 * A large body comes first, so that the message is written around it in its own array, without a copy, by whoever sends
 * it first. Any other message is written to an array of just its size, as Hazelcast's own output would copy it while it
 * grows and once more at the end. A body that is most of a message is read without a copy, too, as a part of the array
 * that came. Thread-safe.
 */
public final class MessageSerializer implements StreamSerializer<Message> {
    /** The bytes that Hazelcast puts before each object: a hash for partitions, which messages do not need, and the type. */
    private static final int PREFIX_BYTES = HeapData.HEAP_DATA_OVERHEAD;

    private static final int NO_HASH = 0;

    /** The bytes before the first body: the prefix, the flag, and the length of that body. */
    private static final int FRONT_BYTES = Piece.ROOM_BEFORE;

    /** The index that says that there is no body. */
    private static final int NONE = -1;

    private static final Piece NOTHING = Piece.whole(new byte[0]);

    /** A message in Hazelcast's form. */
    static byte[] bytes(Message message) {
        return bytes(WireTypes.MESSAGE, 0, message);
    }

    /** An object of this type in Hazelcast's form, which holds a flag and a message. */
    static byte[] bytes(int type, int flag, Message message) {
        int front = largest(message.bodies());
        Piece first = front == NONE ? NOTHING : message.bodies().get(front);
        long rest = message.size() + Integer.BYTES - (front == NONE ? 0 : Integer.BYTES + first.length());
        boolean inPlace = first.takeRoom(rest);
        ByteBuffer out = inPlace
                ? ByteBuffer.wrap(first.array())
                : ByteBuffer.allocate(Math.toIntExact(FRONT_BYTES + first.length() + rest));
        out.putInt(NO_HASH).putInt(type).putInt(flag).putInt(first.length());
        if (inPlace) {
            out.position(FRONT_BYTES + first.length());
        } else {
            out.put(first.buffer());
        }
        putRest(message, front, out);
        return out.array();
    }

    private static void putRest(Message message, int front, ByteBuffer out) {
        out.putInt(message.head().length).put(message.head());
        out.putInt(message.bodies().size()).putInt(front);
        for (int i = 0; i < message.bodies().size(); i++) {
            if (i != front) {
                Piece body = message.bodies().get(i);
                out.putInt(body.length()).put(body.buffer());
            }
        }
    }

    /** The index of the largest body, or {@link #NONE}. */
    private static int largest(List<Piece> bodies) {
        int largest = NONE;
        int most = -1;
        for (int i = 0; i < bodies.size(); i++) {
            if (bodies.get(i).length() > most) {
                largest = i;
                most = bodies.get(i).length();
            }
        }
        return largest;
    }

    /** Writes an object after the beginning that Hazelcast has written. */
    static void write(ObjectDataOutput out, byte[] bytes) throws IOException {
        out.write(bytes, PREFIX_BYTES, bytes.length - PREFIX_BYTES);
    }

    /** Reads the message of an object whose flag was read. */
    static Message message(ObjectDataInput from) throws IOException {
        BufferObjectDataInput input = (BufferObjectDataInput) from;
        ByteBuffer in = ByteBuffer.wrap(InputArray.of(from)).position(input.position());
        Piece first = body(in, count(in, 1));
        byte[] head = copy(in, count(in, 1));
        Piece[] bodies = new Piece[count(in, Integer.BYTES)];
        int front = in.remaining() < Integer.BYTES ? NONE : in.getInt();
        if (bodies.length > 0 && (front < 0 || front >= bodies.length)) {
            throw cutShort();
        }
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = i == front ? first : body(in, count(in, 1));
        }
        input.position(in.position());
        return new Message(head, List.of(bodies));
    }

    /** Reads how many things follow, of at least so many bytes each. No memory is taken for what is not there. */
    private static int count(ByteBuffer in, int leastBytes) throws EOFException {
        int count = in.remaining() < Integer.BYTES ? -1 : in.getInt();
        if (count < 0 || count > in.remaining() / leastBytes) {
            throw cutShort();
        }
        return count;
    }

    private static EOFException cutShort() {
        return new EOFException("a message is cut short, or lies about its length");
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
        in.readInt(); // messages alone have no flag
        return message(in);
    }
}
