package org.cogrid.node.internal.conversation;

import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** A task an engine has accepted. The engine's thread begins it, or a cancel removes it: whoever comes first. */
public final class QueuedTask {
    private enum State {
        QUEUED,
        RUNNING,
        ENDED
    }

    private final EngineConversation session;
    private final long number;
    private final TaskHead head;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    /** Let go when the task begins or is removed; written by whoever wins that race. */
    private byte @Nullable [] body;

    /** A task to run; {@code body} is {@code null} when the heap had no room for it, which is the task's failure then. */
    public QueuedTask(EngineConversation session, long number, TaskHead head, byte @Nullable [] body) {
        this.session = session;
        this.number = number;
        this.head = head;
        this.body = body;
    }

    public EngineConversation session() {
        return session;
    }

    public long number() {
        return number;
    }

    public TaskHead head() {
        return head;
    }

    /** The engine's thread takes it; false when a cancel was faster. */
    public boolean begin() {
        return state.compareAndSet(State.QUEUED, State.RUNNING);
    }

    /** A cancel takes it; false when the engine's thread was faster. */
    public boolean remove() {
        boolean removed = state.compareAndSet(State.QUEUED, State.ENDED);
        if (removed) {
            body = null;
        }
        return removed;
    }

    public void end() {
        state.set(State.ENDED);
    }

    public boolean hasEnded() {
        return state.get() == State.ENDED;
    }

    /** What to decode; may be taken once, by whoever has begun the task. */
    public Encoded takeBody() {
        byte[] taken = body;
        if (taken == null && head.size() > 0) {
            throw new OutOfMemoryError("the engine's heap had no room for the " + Amounts.size(head.size())
                    + " of this task: send less at once, or " + FullHeap.MORE_FOR_ENGINE);
        }
        if (taken == null) {
            throw new IllegalStateException("the body of task " + number + " was taken before");
        }
        body = null;
        return new Encoded(head.manifest(), taken);
    }
}
