package org.cogrid.core.internal.wire;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.UUID;

/**
 * What overtakes tasks.
 *
 * @param verb what is asked
 * @param session whose tasks are meant; for {@code OPEN} and {@code KNOWS_CLIENT} the client's id, for {@code STATUS} anything
 * @param number of this message at its client, never used twice
 * @param argument a task's number for {@code OPEN}, {@code CANCEL}, {@code ABORT}, {@code FLUSH} and {@code CLOSE}, milliseconds for {@code STOP} and {@code STOP_GRID}, else 0
 * @param text what people call the client, for {@code OPEN}, else empty
 */
public record ControlRequest(Verb verb, UUID session, long number, long argument, String text) {
    /** A request without a text. */
    public ControlRequest(Verb verb, UUID session, long number, long argument) {
        this(verb, session, number, argument, "");
    }

    /** Asks for a session, as the client whose id and name these are. */
    public static ControlRequest open(UUID client, String name, long number, long firstTask) {
        return new ControlRequest(Verb.OPEN, client, number, firstTask, name);
    }

    /** What can be asked of an engine past its queue. */
    public enum Verb {
        /** A session for a client, whose first task has that number: answers with its id, and when asked again with the same. */
        OPEN,
        /** End a task. */
        CANCEL,
        /** Remove all queued tasks of the session and end the running one. */
        ABORT,
        /** Wait until the session's tasks up to one have run, then bring the grid copies up to date. */
        FLUSH,
        /** The client leaves: accepted tasks run on, their results are dropped. */
        CLOSE,
        /** What the engine is doing: answers with an {@code EngineReport}. Needs no session. */
        STATUS,
        /** End the running task, whoever sent it. */
        INTERRUPT,
        /** Leave the grid in good order when the queue is done, or the time is over. */
        STOP,
        /** The same, but all engines stop: nobody is left to take over data. */
        STOP_GRID,
        /** Whether this member has a connection to a client: answers with 1 or 0. Needs no session. */
        KNOWS_CLIENT
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    public static ControlRequest fromHead(byte[] head) {
        return MessageHead.read(head, ControlRequest::read);
    }

    private void write(DataOutput out) throws IOException {
        out.writeByte(verb.ordinal());
        WireText.writeId(out, session);
        out.writeLong(number);
        out.writeLong(argument);
        WireText.write(out, text);
    }

    private static ControlRequest read(DataInput in) throws IOException {
        return new ControlRequest(
                Verb.values()[in.readByte()], WireText.readId(in), in.readLong(), in.readLong(), WireText.read(in));
    }
}
