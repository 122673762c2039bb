package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Brings tasks and asks for what has happened to earlier ones. The engine keeps at most one exchange a session waiting; the
 * next one sends it home.
 *
 * @param session who asks
 * @param number of this message at its client, never used twice
 * @param listening which events are wanted
 * @param holdMillis how long to wait for something to happen
 * @param first the first task's number
 * @param tasks heads of the tasks; their bodies are the message's bodies, in this order
 */
public record ExchangeRequest(
        UUID session, long number, Listening listening, int holdMillis, long first, List<TaskHead> tasks) {
    /**
     * Which events a client wants to hear.
     *
     * @param from the first one; all below have come and may be forgotten
     * @param again whether to tell all from there on, as an answer may be lost; otherwise what was told is on its way
     * @param room how many bytes the client has room for; with 0 nothing is told, else at least one event
     */
    public record Listening(long from, boolean again, long room) {}

    /** The name by which an answer refers to this request. */
    public ExchangeAnswer.To name() {
        return new ExchangeAnswer.To(session, number);
    }

    /** The same request, without the tasks it brings. */
    public ExchangeRequest withoutTasks() {
        return new ExchangeRequest(session, number, listening, holdMillis, first, List.of());
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    public static ExchangeRequest fromHead(byte[] head) {
        return MessageHead.read(head, ExchangeRequest::read);
    }

    private void write(DataOutput out) throws IOException {
        WireText.writeId(out, session);
        out.writeLong(number);
        out.writeLong(listening.from());
        out.writeBoolean(listening.again());
        out.writeLong(listening.room());
        out.writeInt(holdMillis);
        out.writeLong(first);
        out.writeInt(tasks.size());
        for (int i = 0; i < tasks.size(); ) {
            int alike = countAlike(i);
            out.writeInt(alike);
            tasks.get(i).write(out);
            i += alike;
        }
    }

    /** How many heads from there on are the same, as those of many calls of one function are: they are written once. */
    private int countAlike(int from) {
        TaskHead head = tasks.get(from);
        int end = from + 1;
        while (end < tasks.size() && tasks.get(end).equals(head)) {
            end++;
        }
        return end - from;
    }

    private static ExchangeRequest read(DataInput in) throws IOException {
        UUID session = WireText.readId(in);
        long number = in.readLong();
        Listening listening = new Listening(in.readLong(), in.readBoolean(), in.readLong());
        int holdMillis = in.readInt();
        long first = in.readLong();
        int count = in.readInt();
        List<TaskHead> tasks = new ArrayList<>(count);
        while (tasks.size() < count) {
            int alike = in.readInt();
            if (alike < 1 || alike > count - tasks.size()) {
                throw new IOException(alike + " heads of " + count + ", of which " + tasks.size() + " have come");
            }
            tasks.addAll(Collections.nCopies(alike, TaskHead.read(in)));
        }
        return new ExchangeRequest(session, number, listening, holdMillis, first, tasks);
    }
}
