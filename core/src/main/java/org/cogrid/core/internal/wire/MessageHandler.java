package org.cogrid.core.internal.wire;

/** Where messages arrive at an engine. Answers every message and throws nothing. */
public interface MessageHandler {
    /** The key under which a member's user context holds its engine's door. */
    String KEY = "cogrid.door";

    /** Takes tasks in and gives replies out; may wait a while for a reply. */
    Sealed exchange(Sealed request);

    /** What overtakes tasks: open, cancel, status, interrupt, stop. */
    Sealed control(Sealed request);
}
