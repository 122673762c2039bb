package org.cogrid.client.internal.channel;

import java.time.Instant;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;

/** A piece of a large task, sent before the task itself. Guarded by the channel's lock. */
final class TaskPart implements Outgoing {
    private final PendingTask task;
    private final Piece body;
    private final TaskHead head;
    private long number;

    TaskPart(PendingTask task, Piece body, TaskHead head) {
        this.task = task;
        this.body = body;
        this.head = head;
    }

    @Override
    public TaskHead head() {
        return head;
    }

    @Override
    public Piece body() {
        return body;
    }

    @Override
    public int length() {
        return body.length();
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void number(long newNumber) {
        number = newNumber;
    }

    @Override
    public void sent(Instant at) {
        task.sent(at);
    }

    /** Does nothing: the task itself notes when the engine has it. */
    @Override
    public void accepted() {}

    @Override
    public PendingTask task() {
        return task;
    }
}
