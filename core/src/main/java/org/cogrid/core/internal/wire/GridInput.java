package org.cogrid.core.internal.wire;

import com.hazelcast.nio.ObjectDataInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of Cogrid's types that Hazelcast receives, before anything is known about the sender. Hazelcast takes
 * memory for any length that it is told, and a member that has no memory left shuts itself down.
 */
public final class GridInput {
    private GridInput() {}

    /** Reads a byte array. The memory is only taken if all bytes are there. */
    public static byte[] bytes(ObjectDataInput in) throws IOException {
        byte[] bytes = new byte[count(in)];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads the number of things that follow, each of at least one byte. */
    static int count(ObjectDataInput in) throws IOException {
        int count = in.readInt();
        if (count < 0 || (in instanceof InputStream rest && count > rest.available())) {
            throw new EOFException("a length of " + count + ", but fewer bytes are left");
        }
        return count;
    }

    /** Reads a text. */
    public static String text(ObjectDataInput in) throws IOException {
        String text = textOrNull(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    /** Reads the hash of a unit of code. */
    public static ContentHash hash(ObjectDataInput in) throws IOException {
        try {
            return new ContentHash(text(in));
        } catch (IllegalArgumentException e) {
            throw new IOException("the hash of a unit of code is damaged", e);
        }
    }

    /** Reads a text that may be {@code null}. */
    public static @Nullable String textOrNull(ObjectDataInput in) throws IOException {
        try {
            return in.readString();
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("a text is cut short", e);
        }
    }
}
