package org.cogrid.core.internal.wire;

/** Receives the messages for an engine. It answers every message and never throws. */
public interface MessageHandler {
    /** The key under which a member's user context holds its engine's message handler. */
    String KEY = "cogrid.door";

    /** Answers an exchange: accepts tasks and returns events; may wait a while for an event. */
    Message exchange(Message request);

    /** Answers a control request, which overtakes tasks: open, cancel, status, interrupt, stop. */
    Message control(Message request);
}
