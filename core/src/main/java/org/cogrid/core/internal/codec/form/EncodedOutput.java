package org.cogrid.core.internal.codec.form;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cogrid.core.internal.text.ExactText;
import org.cogrid.core.internal.wire.HeapMeter;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Pieces;

/**
 * Collects the bytes of an encoding as parts: chunks, and large arrays that are copied only when the parts are joined,
 * so an array of 100 MB takes its size once. The bytes are little-endian like nearly every machine, for copying in
 * bulk.
 */
public final class EncodedOutput extends OutputStream {
    private static final int FIRST_CHUNK = 128;
    private static final int LARGEST_CHUNK = (1 << 20) - 64; // with its header it just fits a region of the heap
    private static final int WORTH_NO_COPY = 4096;

    private final ByteBudget budget;
    private final boolean isKept;
    private final HeapMeter meter = new HeapMeter();

    // Confined to the encoding thread. A part is a ByteBuffer or a primitive array.
    private final List<Object> done = new ArrayList<>();
    private ByteBuffer chunk = buffer(FIRST_CHUNK);
    private long size;

    public EncodedOutput(ByteBudget budget) {
        this(budget, true);
    }

    /** An output that keeps the bytes, or only counts them. */
    public EncodedOutput(ByteBudget budget, boolean isKept) {
        this.budget = budget;
        this.isKept = isKept;
    }

    public long size() {
        return size;
    }

    @Override
    public void write(int value) throws IOException {
        room(1).put((byte) value);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (isKept) {
            room(length).put(from, offset, length);
        } else {
            budget.take(length);
            size += length;
        }
    }

    void writeShort(short value) throws IOException {
        room(Short.BYTES).putShort(value);
    }

    public void writeInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    void writeLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    /** Writes the text's length in bytes, then its bytes. */
    public void writeText(String text) throws IOException {
        byte[] bytes = ExactText.bytes(text);
        writeInt(bytes.length);
        write(bytes);
    }

    /** Writes the elements of a primitive array, which must not change before the bytes are taken. */
    public void writeElements(PrimitiveKind kind, Object array) throws IOException {
        long bytes = kind.bytes(array);
        if (bytes < WORTH_NO_COPY) {
            kind.put(room((int) bytes), array, 0, Array.getLength(array));
            return;
        }
        budget.take(bytes);
        size += bytes;
        if (isKept) {
            finishChunk(FIRST_CHUNK);
            done.add(array);
        }
    }

    /** Takes over the parts of {@code other}, which has the same budget and must not be used afterwards. */
    public void append(EncodedOutput other) {
        finishChunk(FIRST_CHUNK);
        other.finishChunk(0);
        done.addAll(other.done);
        size += other.size;
    }

    public byte[] toByteArray() {
        return fill(Pieces.joined(Math.toIntExact(size))).last().array();
    }

    /**
     * Cuts the bytes into pieces of at most that size, ready to be sent. No element of a large array lies in two pieces.
     *
     * @param earlier gets each piece but the last as soon as it is full
     * @return the last piece
     */
    public Piece lastPiece(int most, Consumer<Piece> earlier) {
        return fill(new Pieces(size, most, earlier)).last();
    }

    private Pieces fill(Pieces pieces) {
        for (Object part : done) {
            PrimitiveKind kind = PrimitiveKind.ofArray(part.getClass());
            if (kind == null) {
                pieces.put((ByteBuffer) part);
            } else {
                put(pieces, kind, part);
            }
        }
        return pieces.put(chunk.duplicate().flip());
    }

    private static void put(Pieces pieces, PrimitiveKind kind, Object array) {
        int length = Array.getLength(array);
        int copied = 0;
        while (copied < length) {
            ByteBuffer to = pieces.next(kind.width()).order(ByteOrder.LITTLE_ENDIAN);
            int count = Math.min(length - copied, to.remaining() / kind.width());
            kind.put(to, array, copied, count);
            copied += count;
        }
    }

    private ByteBuffer room(int bytes) throws ByteBudget.TooLarge {
        budget.take(bytes);
        size += bytes;
        if (chunk.remaining() < bytes) {
            finishChunk(Math.max(bytes, Math.min(2 * chunk.capacity(), LARGEST_CHUNK)));
        }
        return chunk;
    }

    private void finishChunk(int nextCapacity) {
        if (isKept) {
            done.add(chunk.flip());
            chunk = buffer(nextCapacity);
            meter.took(nextCapacity);
        } else {
            chunk.clear();
        }
    }

    private static ByteBuffer buffer(int capacity) {
        return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }
}
