package org.cogrid.node.internal.run;

/** Thrown into the code of a task that was told to stop. An error of its own, so that {@code catch (Exception)} lets it pass. */
public final class TaskStopped extends Error {
    private static final long serialVersionUID = 1L;

    TaskStopped() {
        super("the task was cancelled while it ran");
    }
}
