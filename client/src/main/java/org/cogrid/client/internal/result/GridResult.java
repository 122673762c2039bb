package org.cogrid.client.internal.result;

import java.util.List;
import org.cogrid.client.internal.task.TaskHandle;

/** A result that was made here: what those who wait for it, or for others too, need to know. Thread-safe. */
public interface GridResult {
    /** Returns the tasks whose ends are that of the result. */
    List<TaskHandle> handles();

    /** Shows what its tasks have printed, to a thread that waits. */
    void showOutput();
}
