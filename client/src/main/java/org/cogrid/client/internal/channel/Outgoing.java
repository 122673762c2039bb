package org.cogrid.client.internal.channel;

import java.time.Instant;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;

/** What is sent with a number of its own: a task, or a part of a large one that goes before it. */
interface Outgoing {
    TaskHead head();

    /** The bytes to send; not to be asked for once it was accepted. */
    Piece body();

    /** How many bytes it sends. */
    int length();

    long number();

    void number(long newNumber);

    /** It has left this program. */
    void sent(Instant at);

    /** The engine has it. */
    void accepted();

    /** The task it belongs to. */
    PendingTask task();
}
