package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that overtakes tasks.
 *
 * @param verb what is asked
 * @param conversation the conversation of the tasks; for {@code OPEN} and {@code KNOWS_CLIENT} a client's id, for other
 *     requests that need no conversation the sender's
 * @param number the number of this message at its client, never used twice
 * @param argument a task's number for {@code OPEN}, {@code CANCEL}, {@code ABORT}, {@code FLUSH} and {@code CLOSE},
 *     milliseconds for {@code STOP} and {@code STOP_GRID}, otherwise 0
 * @param text the variable's name for {@code FLUSH}, the key for {@code ACCEPT_KEY} and {@code USE_KEY}; otherwise the client's name for people, or empty where none is needed
 */
public record ControlRequest(Verb verb, UUID conversation, long number, long argument, String text) {
    /** A request without a text. */
    public ControlRequest(Verb verb, UUID conversation, long number, long argument) {
        this(verb, conversation, number, argument, "");
    }

    /** Without the text, which may be a key. */
    @Override
    public String toString() {
        return "ControlRequest[" + verb + ", " + conversation + ", " + number + ", " + argument + "]";
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
        /** Remove the queued tasks of the conversation below a number, and end the running one if it is below, too. */
        ABORT,
        /** Wait until the conversation's tasks up to one have run, then bring the grid copy of a variable up to date. */
        FLUSH,
        /** Close the conversation because the client leaves: accepted tasks run on, their results are dropped. */
        CLOSE,
        /** Report what the engine is doing: the answer has an {@code EngineReport}. Needs no conversation. */
        STATUS,
        /** End the running task, whoever sent it. Needs no conversation. */
        INTERRUPT,
        /** Leave the grid in an orderly way when the queue is done or the time is over. Needs no conversation. */
        STOP,
        /** Like {@code STOP}, while all engines stop: no member is left to take over data. Needs no conversation. */
        STOP_GRID,
        /** Say whether this member has a connection to a client: the answer is 1 or 0. Needs no conversation. */
        KNOWS_CLIENT,
        /** Tell which engines this member knows, without asking others. Needs no conversation. */
        ENGINES,
        /**
         * Let others into this member who have another key of the grid: the text. Needs no conversation. The grid keeps
         * the keys it has until their members end.
         */
        ACCEPT_KEY,
        /** Connect to other members by another key of the grid, which all of them accept. Needs no conversation. */
        USE_KEY
    }

    /** The answer to this request, if {@code message} is one: it is none if it came from a member without an engine. */
    public Optional<ControlAnswer> answerIn(Message message) {
        return message.isAbsent()
                ? Optional.empty()
                : Optional.of(ControlAnswer.fromHead(message.head())).filter(answer -> answer.answers(this));
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
