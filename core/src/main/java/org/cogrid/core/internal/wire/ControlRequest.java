package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.UUID;

/**
 * A request that overtakes tasks.
 *
 * @param verb what is asked
 * @param conversation the conversation of the tasks; for {@code OPEN} and {@code KNOWS_CLIENT} the client's id, for {@code
 *     STATUS} and {@code ENGINES} anything
 * @param number the number of this message at its client, never used twice
 * @param argument a task's number for {@code OPEN}, {@code CANCEL}, {@code ABORT}, {@code FLUSH} and {@code CLOSE},
 *     milliseconds for {@code STOP} and {@code STOP_GRID}, otherwise 0
 * @param text for {@code OPEN} the client's name for people, for {@code FLUSH} the variable's name, otherwise empty
 */
public record ControlRequest(Verb verb, UUID conversation, long number, long argument, String text) {
    /** A request without a text. */
    public ControlRequest(Verb verb, UUID conversation, long number, long argument) {
        this(verb, conversation, number, argument, "");
    }

    /** A request of the client with this id and name to open a conversation. */
    public static ControlRequest open(UUID client, String name, long number, long firstTask) {
        return new ControlRequest(Verb.OPEN, client, number, firstTask, name);
    }

    /** The requests that an engine answers without queueing them. */
    public enum Verb {
        /**
         * Open a conversation for a client, whose first task has that number. The answer has the conversation's id; a repeated
         * request gets the same one.
         */
        OPEN,
        /** End a task. */
        CANCEL,
        /** Remove all queued tasks of the conversation and end the running one. */
        ABORT,
        /** Wait until the conversation's tasks up to one have run, then bring the grid copy of a variable up to date. */
        FLUSH,
        /** Close the conversation because the client leaves: accepted tasks run on, their results are dropped. */
        CLOSE,
        /** Report what the engine is doing: the answer has an {@code EngineReport}. Needs no conversation. */
        STATUS,
        /** End the running task, whoever sent it. */
        INTERRUPT,
        /** Leave the grid in an orderly way when the queue is done or the time is over. */
        STOP,
        /** Like {@code STOP}, while all engines stop: no member is left to take over data. */
        STOP_GRID,
        /** Say whether this member has a connection to a client: the answer is 1 or 0. Needs no conversation. */
        KNOWS_CLIENT,
        /** Tell which engines this member knows, without asking others. Needs no conversation. */
        ENGINES
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    public static ControlRequest fromHead(byte[] head) {
        return MessageHead.read(head, ControlRequest::read);
    }

    private void write(DataOutput out) throws IOException {
        out.writeByte(verb.ordinal());
        WireText.writeId(out, conversation);
        out.writeLong(number);
        out.writeLong(argument);
        WireText.write(out, text);
    }

    private static ControlRequest read(DataInputStream in) throws IOException {
        return new ControlRequest(
                WireText.readOneOf(in, Verb.values()),
                WireText.readId(in),
                in.readLong(),
                in.readLong(),
                WireText.read(in));
    }
}
