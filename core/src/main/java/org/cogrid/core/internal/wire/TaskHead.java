package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import org.cogrid.core.internal.code.ContentHash;

/**
 * What the engine must know about a task before decoding it. The task itself is a body of the message. A large task
 * arrives in pieces, each a body with a head and a number of its own; the last piece completes the task.
 *
 * @param kind the verb
 * @param label the user's label for it, or empty
 * @param timeLimitMillis how long it may run, or 0 for no limit
 * @param manifest the code to load before decoding it
 * @param offset the position of this body in the task
 * @param size how many bytes the task has, or 0 if this body is all of it
 */
public record TaskHead(String kind, String label, long timeLimitMillis, ContentHash manifest, int offset, int size) {
    /** The head of a task that could not be sent: its number is used up and nothing runs. */
    public static final TaskHead VOID = new TaskHead("void", "", 0, ContentHash.NONE);

    /** The head of a task in one piece. */
    public TaskHead(String kind, String label, long timeLimitMillis, ContentHash manifest) {
        this(kind, label, timeLimitMillis, manifest, 0, 0);
    }

    /** The head of a piece before the last. */
    public static TaskHead ofPart(int offset, int size) {
        return new TaskHead("part", "", 0, ContentHash.NONE, offset, size);
    }

    /** This head for the last piece of the task. */
    public TaskHead ofLast(int lastOffset, int wholeSize) {
        return new TaskHead(kind, label, timeLimitMillis, manifest, lastOffset, wholeSize);
    }

    /** Whether it stands for a task that could not be sent. */
    public boolean isVoid() {
        return kind.equals(VOID.kind);
    }

    /** Whether more pieces follow a body of that length. */
    public boolean isPart(int length) {
        return offset + length < size;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(kind);
        WireText.write(out, label);
        out.writeLong(timeLimitMillis);
        WireText.writeHash(out, manifest);
        out.writeInt(offset);
        out.writeInt(size);
    }

    static TaskHead read(DataInputStream in) throws IOException {
        return new TaskHead(
                in.readUTF(), WireText.read(in), in.readLong(), WireText.readHash(in), in.readInt(), in.readInt());
    }
}
