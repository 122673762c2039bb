package org.cogrid.core.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the head of a message, which is its small part, as bytes and reads it. */
final class MessageHead {
    /** Writes the head of one message. */
    @FunctionalInterface
    interface Writer {
        void write(DataOutput out) throws IOException;
    }

    /** Reads the head of one message, from a stream that knows how many bytes are left. */
    @FunctionalInterface
    interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private MessageHead() {}

    static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("a message head is written to memory", e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(byte[] head, Reader<T> reader) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
            return reader.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("a message head of another version of Cogrid", e);
        }
    }
}
