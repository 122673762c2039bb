package org.cogrid.node.internal.conversation;

import java.util.concurrent.atomic.AtomicReference;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** A task an engine has accepted. Either the engine's thread begins it or a cancel removes it, whichever comes first. */
public final class QueuedTask {
    private enum State {
        QUEUED,
        RUNNING,
        ENDED,
        /** It has ended before it began. */
        REMOVED
    }

    private final EngineConversation conversation;
    private final long number;
    private final TaskHead head;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    /** Dropped when the task begins or is removed; written by the thread that wins that race. */
    private @Nullable Body body;

    private final boolean hadNoRoom;

    /** A task to run. If {@code body} is {@code null} because the heap had no room for it, the task fails. */
    public QueuedTask(EngineConversation conversation, long number, TaskHead head, @Nullable Body body) {
        this.conversation = conversation;
        this.number = number;
        this.head = head;
        this.body = body;
        this.hadNoRoom = body == null;
    }

    public EngineConversation conversation() {
        return conversation;
    }

    public long number() {
        return number;
    }

    public TaskHead head() {
        return head;
    }

    /** Begins the task on the engine's thread; false when a cancel was faster. */
    public boolean begin() {
        return state.compareAndSet(State.QUEUED, State.RUNNING);
    }

    /** Removes the task for a cancel; false when the engine's thread was faster. */
    public boolean remove() {
        boolean removed = state.compareAndSet(State.QUEUED, State.REMOVED);
        if (removed) {
            body = null;
        }
        return removed;
    }

    boolean isRemoved() {
        return state.get() == State.REMOVED;
    }

    public void end() {
        state.set(State.ENDED);
    }

    public boolean hasEnded() {
        State now = state.get();
        return now == State.ENDED || now == State.REMOVED;
    }

    /** Takes the encoded task, once, by the thread that has begun it. */
    public Body takeBody() {
        Body taken = body;
        if (hadNoRoom) {
            throw new OutOfMemoryError("the engine's heap had no room for "
                    + (head.size() > 0 ? "the " + Amounts.size(head.size()) + " of " : "")
                    + "this task, which has not run: send less at once, or " + FullHeap.MORE_FOR_ENGINE);
        }
        if (taken == null) {
            throw new IllegalStateException("the body of task " + number + " was taken before");
        }
        body = null;
        return taken;
    }
}
