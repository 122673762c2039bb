package org.cogrid.client.internal.channel;

import java.time.Instant;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;

/** Something that is sent under a number of its own: a task, or a piece of a large task, which goes before it. */
interface Outgoing {
    TaskHead head();

    /** Returns the bytes to send. Not to be called after {@link #accepted}. */
    Piece body();

    /** Returns how many bytes are sent. */
    int length();

    long number();

    void number(long newNumber);

    /** Called when it has left this program. */
    void sent(Instant at);

    /** Called when the engine has it. */
    void accepted();

    /** Returns the task it belongs to. */
    PendingTask task();
}
