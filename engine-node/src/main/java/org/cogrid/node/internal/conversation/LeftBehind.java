package org.cogrid.node.internal.conversation;

import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** Receives the events of tasks whose client has left. Called by one thread at a time, and must return quickly. */
@FunctionalInterface
public interface LeftBehind {
    /** Receives an event of a task; {@code head} is {@code null} when the task is over and forgotten. */
    void event(Event event, @Nullable TaskHead head);
}
