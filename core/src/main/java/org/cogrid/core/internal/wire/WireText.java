package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.text.ExactText;
import org.jspecify.annotations.Nullable;

/** Writes and reads strings of any length, hashes and ids in message heads. */
final class WireText {
    private static final int NULL = -1;
    private static final int HASH_BYTES = 32;

    private WireText() {}

    static void write(DataOutput out, String text) throws IOException {
        byte[] bytes = ExactText.bytes(text);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String read(DataInput in) throws IOException {
        return read(in, in.readInt());
    }

    static void writeNullable(DataOutput out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
        } else {
            write(out, text);
        }
    }

    static @Nullable String readNullable(DataInput in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : read(in, length);
    }

    private static String read(DataInput in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return ExactText.text(bytes);
    }

    static void writeHash(DataOutput out, ContentHash hash) throws IOException {
        out.writeBoolean(!hash.isNone());
        if (!hash.isNone()) {
            out.write(HexFormat.of().parseHex(hash.hex()));
        }
    }

    static ContentHash readHash(DataInput in) throws IOException {
        if (!in.readBoolean()) {
            return ContentHash.NONE;
        }
        byte[] bytes = new byte[HASH_BYTES];
        in.readFully(bytes);
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }

    static void writeId(DataOutput out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    static UUID readId(DataInput in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
