package org.cogrid.core.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.util.UUID;

/**
 * The answer to a control request. It names the request, so that it can't be taken for the answer to another one.
 *
 * @param verdict the outcome of the request
 * @param conversation the conversation, new for {@code OPEN}
 * @param to the number of the request
 * @param number how many tasks were removed for {@code ABORT}, 1 or 0 for {@code KNOWS_CLIENT}, otherwise 0
 * @param text a text for people; for {@code STATUS} an {@code EngineReport}, for {@code ENGINES} an {@code
 *     EngineEntry.Several}, for {@code INTERRUPT} the {@code EngineReport.Running} that was interrupted
 */
public record ControlAnswer(Verdict verdict, UUID conversation, long to, long number, String text) {
    /** The outcome of a control request. */
    public enum Verdict {
        DONE,
        /** CANCEL: the task was queued and never runs. */
        REMOVED,
        /** CANCEL, INTERRUPT: the task was running and has been stopped. */
        STOPPED,
        /** CANCEL, INTERRUPT: the task runs on; for CANCEL the text says where it is stuck. */
        STUCK,
        /** CANCEL: the task had ended before. */
        ALREADY_ENDED,
        /** INTERRUPT: no task ran. */
        NOTHING_RAN,
        NO_CONVERSATION,
        /** The engine is leaving the grid in an orderly way. */
        LEAVING,
        FAILED
    }

    /** The answer to a request, in the request's conversation. */
    public static ControlAnswer to(ControlRequest request, Verdict verdict, long number, String text) {
        return new ControlAnswer(verdict, request.conversation(), request.number(), number, text);
    }

    /** Whether this is the answer to {@code request}. */
    boolean answers(ControlRequest request) {
        return to == request.number()
                && (request.verb() == ControlRequest.Verb.OPEN || conversation.equals(request.conversation()));
    }

    public byte[] toHead() {
        return MessageHead.bytes(this::write);
    }

    public static ControlAnswer fromHead(byte[] head) {
        return MessageHead.read(head, ControlAnswer::read);
    }

    private void write(DataOutput out) throws IOException {
        out.writeByte(verdict.ordinal());
        WireText.writeId(out, conversation);
        out.writeLong(to);
        out.writeLong(number);
        WireText.write(out, text);
    }

    private static ControlAnswer read(DataInputStream in) throws IOException {
        return new ControlAnswer(
                WireText.readOneOf(in, Verdict.values()),
                WireText.readId(in),
                in.readLong(),
                in.readLong(),
                WireText.read(in));
    }
}
