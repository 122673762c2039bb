package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Brings tasks and asks for what has happened to earlier ones. The engine keeps at most one exchange a session waiting; the
 * next one sends it home.
 *
 * @param session who asks
 * @param number of this message in its session, never used twice
 * @param epoch the sequence's epoch, see {@link SequenceGate}
 * @param acknowledged all events below this one have come and may be forgotten
 * @param holdMillis how long to wait for something to happen
 * @param first the first task's number
 * @param tasks heads of the tasks; their bodies are the message's bodies, in this order
 */
public record ExchangeRequest(
        UUID session, long number, int epoch, long acknowledged, int holdMillis, long first, List<TaskHead> tasks) {

    public byte[] toHead() {
        return Head.bytes(this::write);
    }

    public static ExchangeRequest fromHead(byte[] head) {
        return Head.read(head, ExchangeRequest::read);
    }

    private void write(DataOutput out) throws IOException {
        Text.writeId(out, session);
        out.writeLong(number);
        out.writeInt(epoch);
        out.writeLong(acknowledged);
        out.writeInt(holdMillis);
        out.writeLong(first);
        out.writeInt(tasks.size());
        for (TaskHead task : tasks) {
            task.write(out);
        }
    }

    private static ExchangeRequest read(DataInput in) throws IOException {
        UUID session = Text.readId(in);
        long number = in.readLong();
        int epoch = in.readInt();
        long acknowledged = in.readLong();
        int holdMillis = in.readInt();
        long first = in.readLong();
        int count = in.readInt();
        List<TaskHead> tasks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tasks.add(TaskHead.read(in));
        }
        return new ExchangeRequest(session, number, epoch, acknowledged, holdMillis, first, tasks);
    }
}
