package org.cogrid.core.internal.wire;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.List;

/**
 * A message in either direction: a small head, and the bodies. The bodies are separate arrays, so that a large value is
 * never copied into a larger message.
 */
public final class Message implements IdentifiedDataSerializable {
    /** The reply of a member that has no engine yet or no longer. */
    public static final Message ABSENT = new Message(new byte[0]);

    private byte[] head;
    private List<Piece> bodies;

    /** For the grid's deserialization only. */
    public Message() {
        this(new byte[0]);
    }

    /** A message without bodies. */
    public Message(byte[] head) {
        this(head, List.of());
    }

    /** A message; {@code bodies} are in the order of their heads. */
    public Message(byte[] head, List<Piece> bodies) {
        this.head = head;
        this.bodies = bodies;
    }

    public byte[] head() {
        return head;
    }

    /** The bodies, in the order of their heads. */
    public List<byte[]> bodies() {
        return bodies.stream().map(Piece::bytes).toList();
    }

    /** Whether the member has no engine to answer with. */
    public boolean isAbsent() {
        return head.length == 0;
    }

    /** The approximate number of bytes that this takes on the wire. */
    public long size() {
        long size = head.length + 12L;
        for (Piece body : bodies) {
            size += body.length() + 4L;
        }
        return size;
    }

    @Override
    public int getFactoryId() {
        return WireTypes.FACTORY;
    }

    @Override
    public int getClassId() {
        return WireTypes.MESSAGE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(head);
        out.writeInt(bodies.size());
        for (Piece body : bodies) {
            out.writeInt(body.length());
            out.write(body.array(), body.offset(), body.length());
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        head = GridInput.bytes(in);
        Piece[] read = new Piece[GridInput.count(in)];
        for (int i = 0; i < read.length; i++) {
            read[i] = Piece.whole(GridInput.bytes(in));
        }
        bodies = List.of(read);
    }
}
