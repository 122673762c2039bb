package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an exchange comes home with.
 *
 * @param verdict what became of the tasks it brought
 * @param receivedAt when the engine took it, engine's wall clock in nanoseconds
 * @param answeredAt when the engine sent it home
 * @param firstEvent the number of the first event
 * @param events what has happened since the last answer; their bodies are the message's bodies, in this order
 */
public record ExchangeAnswer(Verdict verdict, long receivedAt, long answeredAt, long firstEvent, List<Event> events) {

    /** What became of the request. */
    public enum Verdict {
        ACCEPTED,
        EARLY,
        DUPLICATE,
        STALE,
        /** The engine does not know the session: it has restarted, or the session has expired. */
        NO_SESSION,
        /** The message's number was used before. */
        REPLAYED;

        static Verdict of(SequenceGate.Verdict verdict) {
            return valueOf(verdict.name());
        }
    }

    /** An answer to a batch the gate has judged. */
    public static Verdict verdict(SequenceGate.Verdict verdict) {
        return Verdict.of(verdict);
    }

    public byte[] toHead() {
        return Head.bytes(this::write);
    }

    public static ExchangeAnswer fromHead(byte[] head) {
        return Head.read(head, ExchangeAnswer::read);
    }

    private void write(DataOutput out) throws IOException {
        out.writeByte(verdict.ordinal());
        out.writeLong(receivedAt);
        out.writeLong(answeredAt);
        out.writeLong(firstEvent);
        out.writeInt(events.size());
        for (Event event : events) {
            event.write(out);
        }
    }

    private static ExchangeAnswer read(DataInput in) throws IOException {
        Verdict verdict = Verdict.values()[in.readByte()];
        long receivedAt = in.readLong();
        long answeredAt = in.readLong();
        long firstEvent = in.readLong();
        int count = in.readInt();
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(Event.read(in));
        }
        return new ExchangeAnswer(verdict, receivedAt, answeredAt, firstEvent, events);
    }
}
