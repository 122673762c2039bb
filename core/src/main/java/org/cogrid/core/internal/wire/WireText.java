package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.EOFException;
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

    static String read(DataInputStream in) throws IOException {
        return read(in, in.readInt());
    }

    static void writeNullable(DataOutput out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(NULL);
        } else {
            write(out, text);
        }
    }

    static @Nullable String readNullable(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : read(in, length);
    }

    private static String read(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) { // before the memory is taken
            throw new EOFException("a text of " + length + " bytes, but " + in.available() + " are left");
        }
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

    static ContentHash readHash(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return ContentHash.NONE;
        }
        byte[] bytes = new byte[HASH_BYTES];
        in.readFully(bytes);
        return new ContentHash(HexFormat.of().formatHex(bytes));
    }

    /** Reads the constant whose ordinal was written. */
    static <E extends Enum<E>> E readOneOf(DataInputStream in, E[] constants) throws IOException {
        byte ordinal = in.readByte();
        if (ordinal < 0 || ordinal >= constants.length) {
            throw new IOException(
                    "constant " + ordinal + ", of which this version of Cogrid knows " + constants.length);
        }
        return constants[ordinal];
    }

    static void writeId(DataOutput out, UUID id) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }
}
