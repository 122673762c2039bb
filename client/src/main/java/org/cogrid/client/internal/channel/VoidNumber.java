package org.cogrid.client.internal.channel;

import java.time.Instant;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;

/** Takes the place of a task or piece that could not be sent, so that its number is not used for anything else. */
record VoidNumber(PendingTask task, long number) implements Outgoing {
    private static final Piece NOTHING = Piece.whole(new byte[0]);

    @Override
    public TaskHead head() {
        return TaskHead.VOID;
    }

    @Override
    public Piece body() {
        return NOTHING;
    }

    @Override
    public int length() {
        return 0;
    }

    @Override
    public void number(long newNumber) {
        throw new IllegalStateException("number " + number + " is void and stays void");
    }

    @Override
    public void sent(Instant at) {} // there is nothing of the task to send

    @Override
    public void accepted() {} // there is nothing of the task to accept
}
