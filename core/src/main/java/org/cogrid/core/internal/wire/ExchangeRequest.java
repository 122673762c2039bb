package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sends tasks and asks for the events of earlier ones. The engine lets at most one exchange of a conversation wait; the next
 * exchange makes it answer the waiting one.
 *
 * @param conversation the conversation of the client
 * @param number the number of this message at its client, never used twice
 * @param listening which events the client wants
 * @param holdMillis how long the engine may wait for an event before it answers
 * @param first the first task's number
 * @param tasks the heads of the tasks; their bodies are the message's bodies, in this order
 */
public record ExchangeRequest(
        UUID conversation, long number, Listening listening, int holdMillis, long first, List<TaskHead> tasks) {
    /** The largest number of tasks that a request brings. */
    public static final int MOST_TASKS = 1_000;

    /**
     * The events that a client wants.
     *
     * @param from the number of the first event; the client has all events below, and the engine may forget them
     * @param again whether to send all events from there on again, because an answer may be lost; otherwise those sent
     *     before are on their way
     * @param room how many bytes the client has room for; with 0 the engine sends no event, otherwise at least one
     */
    public record Listening(long from, boolean again, long room) {}

    /** The name of this request, to which an answer refers. */
    public ExchangeAnswer.To name() {
        return new ExchangeAnswer.To(conversation, number);
    }

    /** The same request, without the tasks it brings. */
    public ExchangeRequest withoutTasks() {
        return new ExchangeRequest(conversation, number, listening, holdMillis, first, List.of());
    }

    /** The answer to this request, if {@code message} is one: it is none if it came from a member without an engine. */
    public Optional<ExchangeAnswer> answerIn(Message message) {
        return message.isAbsent()
                ? Optional.empty()
                : Optional.of(ExchangeAnswer.fromHead(message.head())).filter(answer -> answer.answers(this));
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    /** The request in a message, which has one body for each task. */
    public static ExchangeRequest in(Message message) {
        ExchangeRequest request = fromHead(message.head());
        if (request.tasks().size() != message.bodies().size()) { // before any of them counts as accepted
            throw new IllegalArgumentException("a damaged message: it has "
                    + request.tasks().size() + " tasks, but " + message.bodies().size() + " bodies");
        }
        return request;
    }

    public static ExchangeRequest fromHead(byte[] head) {
        return MessageHead.read(head, ExchangeRequest::read);
    }

    private void write(DataOutput out) throws IOException {
        WireText.writeId(out, conversation);
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

    /** The number of equal heads from {@code from} on, which are written once: many calls of one function have equal heads. */
    private int countAlike(int from) {
        TaskHead head = tasks.get(from);
        int end = from + 1;
        while (end < tasks.size() && tasks.get(end).equals(head)) {
            end++;
        }
        return end - from;
    }

    private static ExchangeRequest read(DataInputStream in) throws IOException {
        UUID conversation = WireText.readId(in);
        long number = in.readLong();
        Listening listening = new Listening(in.readLong(), in.readBoolean(), in.readLong());
        int holdMillis = in.readInt();
        long first = in.readLong();
        int count = in.readInt();
        if (count < 0 || count > MOST_TASKS) { // before the memory is taken: alike tasks have one head
            throw new IOException(count + " tasks, of which a request has at most " + MOST_TASKS);
        }
        List<TaskHead> tasks = new ArrayList<>(count);
        while (tasks.size() < count) {
            int alike = in.readInt();
            if (alike < 1 || alike > count - tasks.size()) {
                throw new IOException(
                        alike + " more heads, but " + tasks.size() + " of " + count + " have been read already");
            }
            tasks.addAll(Collections.nCopies(alike, TaskHead.read(in)));
        }
        return new ExchangeRequest(conversation, number, listening, holdMillis, first, tasks);
    }
}
