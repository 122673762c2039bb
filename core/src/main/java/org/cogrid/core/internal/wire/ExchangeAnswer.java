package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The answer to an exchange. It names the request, so that it can't be taken for the answer to another one.
 *
 * @param to the request that it answers
 * @param verdict the outcome of the request
 * @param next the number of the next task that the engine expects: it has all tasks below
 * @param times when the engine received and answered the request
 * @param load how much the engine has to do
 * @param firstEvent the number of the first event; all events below were sent before
 * @param events the events; their bodies are the message's bodies, in this order
 */
public record ExchangeAnswer(
        To to, Verdict verdict, long next, Times times, Load load, long firstEvent, List<Event> events) {
    /** A request, named by its conversation and number. */
    public record To(UUID conversation, long number) {}

    /** When the engine received the request and when it sent the answer, in nanoseconds of its wall clock. */
    public record Times(long received, long answered) {}

    /**
     * How much the engine has to do.
     *
     * @param others how many unfinished tasks it has of other clients
     * @param draining whether it finishes its queue and then leaves
     */
    public record Load(int others, boolean draining) {}

    /** The outcome of a request. */
    public enum Verdict {
        /** The engine has accepted those of the tasks that were new. */
        TAKEN,
        /** The engine does not know the conversation: it has restarted, or the conversation has expired. */
        NO_CONVERSATION,
        /** The engine is leaving the grid in an orderly way and accepts no more tasks. */
        LEAVING
    }

    /** Whether this is the answer to {@code request}. */
    boolean answers(ExchangeRequest request) {
        return to.equals(request.name());
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    public static ExchangeAnswer fromHead(byte[] head) {
        return MessageHead.read(head, ExchangeAnswer::read);
    }

    private void write(DataOutput out) throws IOException {
        WireText.writeId(out, to.conversation());
        out.writeLong(to.number());
        out.writeByte(verdict.ordinal());
        out.writeLong(next);
        out.writeLong(times.received());
        out.writeLong(times.answered());
        out.writeInt(load.others());
        out.writeBoolean(load.draining());
        out.writeLong(firstEvent);
        out.writeInt(events.size());
        for (Event event : events) {
            event.write(out);
        }
    }

    private static ExchangeAnswer read(DataInputStream in) throws IOException {
        To to = new To(WireText.readId(in), in.readLong());
        Verdict verdict = WireText.readOneOf(in, Verdict.values());
        long next = in.readLong();
        Times times = new Times(in.readLong(), in.readLong());
        Load load = new Load(in.readInt(), in.readBoolean());
        long firstEvent = in.readLong();
        int count = in.readInt();
        if (count < 0 || count > in.available()) { // before the memory is taken
            throw new EOFException(count + " events, but " + in.available() + " bytes are left");
        }
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(Event.read(in));
        }
        return new ExchangeAnswer(to, verdict, next, times, load, firstEvent, events);
    }
}
