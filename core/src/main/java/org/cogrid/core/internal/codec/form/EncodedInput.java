package org.cogrid.core.internal.codec.form;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.cogrid.core.internal.wire.HeapMeter;

/**
 * Reads what {@link EncodedOutput} has written. The bytes may have come in several parts, which are read where they
 * are: joining them would be one more copy of a large array. Used by one thread.
 */
public final class EncodedInput {
    private final List<ByteBuffer> parts;
    private final HeapMeter meter = new HeapMeter();
    private int count = 1; // of the parts that have been begun
    private ByteBuffer in;
    private long behind; // the number of bytes in the parts that have not been begun

    /** Reads these buffers, one after the other; they are left as they are. There is at least one. */
    public EncodedInput(List<ByteBuffer> parts) {
        this.parts = parts;
        this.in = inOrder(parts.get(0));
        for (ByteBuffer part : parts.subList(1, parts.size())) {
            behind += part.remaining();
        }
    }

    private static ByteBuffer inOrder(ByteBuffer part) {
        return part.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** How many bytes are left. */
    public long remaining() {
        return in.remaining() + behind;
    }

    public byte get() {
        return next(Byte.BYTES).get();
    }

    short getShort() {
        return next(Short.BYTES).getShort();
    }

    char getChar() {
        return next(Character.BYTES).getChar();
    }

    public int getInt() {
        return next(Integer.BYTES).getInt();
    }

    long getLong() {
        return next(Long.BYTES).getLong();
    }

    float getFloat() {
        return next(Float.BYTES).getFloat();
    }

    double getDouble() {
        return next(Double.BYTES).getDouble();
    }

    /** Reads an array of that length. The memory is only taken if all elements are there. */
    Object getArray(PrimitiveKind kind, int length) {
        if (length < 0 || length * (long) kind.width() > remaining()) {
            throw new IllegalArgumentException("an array of " + length + " elements is cut short");
        }
        Object array = kind.newArray(length);
        meter.took(length * (long) kind.width());
        int done = 0;
        while (done < length) {
            int whole = Math.min(length - done, in.remaining() / kind.width());
            kind.get(in, array, done, whole);
            done += whole;
            if (done < length) { // the next element begins in this part and ends in another one
                kind.get(next(kind.width()), array, done, 1);
                done++;
            }
        }
        return array;
    }

    /** Takes that many bytes as one buffer, without a copy if they have come in one part. */
    ByteBuffer take(int bytes) {
        ByteBuffer from = next(bytes);
        ByteBuffer taken = from.slice(from.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + bytes);
        return taken;
    }

    /** Takes that many texts with their lengths, undecoded. */
    ByteBuffer takeTexts(int texts) {
        if (behind > 0) {
            in = rest(); // such texts are short, and hardly ever in several parts
        }
        int end = in.position();
        for (int i = 0; i < texts; i++) {
            end += Integer.BYTES + in.getInt(end);
        }
        return take(end - in.position());
    }

    /** Takes all that is left as one buffer with an array, without a copy if it has come in one part. */
    public ByteBuffer rest() {
        return take(Math.toIntExact(remaining()));
    }

    /** A buffer whose next bytes are the next ones here: those of the present part if it has that many. */
    private ByteBuffer next(int bytes) {
        return in.remaining() >= bytes ? in : joined(bytes);
    }

    /** Takes that many bytes, of several parts. */
    private ByteBuffer joined(int bytes) {
        if (bytes > remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer joined = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        meter.took(bytes);
        while (joined.hasRemaining()) {
            if (!in.hasRemaining()) {
                in = inOrder(parts.get(count++));
                behind -= in.remaining();
            }
            int length = Math.min(in.remaining(), joined.remaining());
            joined.put(in.slice(in.position(), length));
            in.position(in.position() + length);
        }
        return joined.flip();
    }
}
