package org.cogrid.client.internal.channel;

import java.time.Instant;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;

/** Takes the place of what could not be sent, so that its number is never used for anything else. */
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
        throw new IllegalStateException("number " + number + " is void and stays it");
    }

    @Override
    public void sent(Instant at) {} // nothing of the task leaves

    @Override
    public void accepted() {} // nothing of the task arrives
}
