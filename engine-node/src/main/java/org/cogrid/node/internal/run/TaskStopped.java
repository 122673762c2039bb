package org.cogrid.node.internal.run;

/**
 * Thrown into the code of a task that was told to stop. It is an {@code Error}, so that {@code catch (Exception)} does
 * not catch it.
 */
public final class TaskStopped extends Error {
    private static final long serialVersionUID = 1L;

    TaskStopped() {
        super("the task was cancelled while it ran");
    }
}
