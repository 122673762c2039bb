package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What an exchange comes home with. It names the request it answers, so that no other answer can be taken for it.
 *
 * @param to the request
 * @param verdict what became of it
 * @param next the number of the next task to come: the engine has all below
 * @param times when the engine had it
 * @param firstEvent the number of the first event; all below have been told
 * @param events what has happened; their bodies are the message's bodies, in this order
 */
public record ExchangeAnswer(To to, Verdict verdict, long next, Times times, long firstEvent, List<Event> events) {
    /** A request, named by its session and number. */
    public record To(UUID session, long number) {}

    /**
     * When the engine took the request and when it sent the answer home, by its wall clock in nanoseconds.
     */
    public record Times(long received, long answered) {}

    /** What became of a request. */
    public enum Verdict {
        /** The engine has taken what was new of the tasks. */
        TAKEN,
        /** The engine does not know the session: it has restarted, or the session has expired. */
        NO_SESSION,
        /** The engine is leaving the grid in good order and takes nothing more. */
        LEAVING
    }

    /** Whether this answers that request. */
    public boolean answers(ExchangeRequest request) {
        return to.equals(request.name());
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    public static ExchangeAnswer fromHead(byte[] head) {
        return MessageHead.read(head, ExchangeAnswer::read);
    }

    private void write(DataOutput out) throws IOException {
        WireText.writeId(out, to.session());
        out.writeLong(to.number());
        out.writeByte(verdict.ordinal());
        out.writeLong(next);
        out.writeLong(times.received());
        out.writeLong(times.answered());
        out.writeLong(firstEvent);
        out.writeInt(events.size());
        for (Event event : events) {
            event.write(out);
        }
    }

    private static ExchangeAnswer read(DataInput in) throws IOException {
        To to = new To(WireText.readId(in), in.readLong());
        Verdict verdict = Verdict.values()[in.readByte()];
        long next = in.readLong();
        Times times = new Times(in.readLong(), in.readLong());
        long firstEvent = in.readLong();
        int count = in.readInt();
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(Event.read(in));
        }
        return new ExchangeAnswer(to, verdict, next, times, firstEvent, events);
    }
}
