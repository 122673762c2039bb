package org.cogrid.core.internal.wire;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.List;

/**
 * A message in either direction: an authentication code over all the rest, a small head, and the bodies. The bodies are
 * separate arrays, so that a large value is never copied into a larger message. Nothing is deserialized before the code
 * is checked.
 */
public final class Sealed implements IdentifiedDataSerializable {
    /** The reply to a message that is not authentic. */
    public static final Sealed REFUSED = new Sealed(new byte[0], new byte[0], List.of());

    /** The reply of a member that has no engine yet or no longer. */
    public static final Sealed ABSENT = new Sealed(new byte[0], new byte[] {0}, List.of());

    private byte[] code;
    private byte[] head;
    private List<Piece> bodies;

    /** For the grid's deserialization only. */
    public Sealed() {
        this(new byte[0], new byte[0], List.of());
    }

    Sealed(byte[] code, byte[] head, List<Piece> bodies) {
        this.code = code;
        this.head = head;
        this.bodies = bodies;
    }

    byte[] code() {
        return code;
    }

    /** The head, to be read only after {@link Seal#opens}. */
    public byte[] head() {
        return head;
    }

    /** The bodies, in the order of their heads. */
    public List<byte[]> bodies() {
        return bodies.stream().map(Piece::bytes).toList();
    }

    List<Piece> pieces() {
        return bodies;
    }

    /** Whether the member has no engine to answer with. */
    public boolean isAbsent() {
        return code.length == 0 && head.length == 1;
    }

    /** The approximate number of bytes that this takes on the wire. */
    public long size() {
        long size = code.length + head.length + 16L;
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
        return WireTypes.SEALED;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(code);
        out.writeByteArray(head);
        out.writeInt(bodies.size());
        for (Piece body : bodies) {
            out.writeInt(body.length());
            out.write(body.array(), body.offset(), body.length());
        }
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        code = GridInput.bytes(in);
        head = GridInput.bytes(in);
        Piece[] read = new Piece[GridInput.count(in)];
        for (int i = 0; i < read.length; i++) {
            read[i] = Piece.whole(GridInput.bytes(in));
        }
        bodies = List.of(read);
    }
}
