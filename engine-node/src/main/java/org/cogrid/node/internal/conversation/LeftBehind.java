package org.cogrid.node.internal.conversation;

import org.cogrid.core.internal.wire.Event;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** Hears what happens to the tasks of a client that has left. Called by one thread at a time, which it must not keep waiting. */
@FunctionalInterface
public interface LeftBehind {
    /** Something has happened to a task, whose head is {@code null} when it is over and forgotten. */
    void event(Event event, @Nullable TaskHead head);
}
