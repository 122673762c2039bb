package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.cogrid.core.internal.code.ContentHash;

/**
 * What the engine must know of a task before it decodes it; the task itself is a body of the message.
 *
 * @param kind the verb
 * @param label the user's own word for it, or empty
 * @param timeLimitMillis how long it may run, or 0 for as long as it likes
 * @param manifest the code to load before decoding it
 */
public record TaskHead(String kind, String label, long timeLimitMillis, ContentHash manifest) {
    void write(DataOutput out) throws IOException {
        out.writeUTF(kind);
        Text.write(out, label);
        out.writeLong(timeLimitMillis);
        Text.writeHash(out, manifest);
    }

    static TaskHead read(DataInput in) throws IOException {
        return new TaskHead(in.readUTF(), Text.read(in), in.readLong(), Text.readHash(in));
    }
}
