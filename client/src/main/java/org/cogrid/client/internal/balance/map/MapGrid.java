package org.cogrid.client.internal.balance.map;

import org.cogrid.client.Listening;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.internal.task.Task;

/** What a map needs of the grid and the view that it was started with. Thread-safe. */
public interface MapGrid {
    /**
     * Encodes a task.
     *
     * @throws org.cogrid.core.NotSerializableValueException when something in the task can't travel
     * @throws org.cogrid.core.CogridException when the client is closed
     */
    EncodedTask encode(Task task);

    /** True if nothing more can be sent: the client has left the grid, or the program ends. Does not wait. */
    boolean isClosed();

    /** Hands a chunk to the balancer. May wait for room in its queue, but not on a callback thread. */
    TaskHandle submit(EncodedTask chunk, KeptFunction function);

    /** Returns how many engines the view may use now. Does not wait. */
    int engines();

    /** Calls {@code news} on a callback thread when engines come or go. */
    Listening onEngines(Runnable news);

    /**
     * Sends a task to an engine, past the balancer. Called on a callback thread, so it does not wait.
     *
     * @throws org.cogrid.core.CogridException when that is not possible now
     */
    void send(int engineId, EncodedTask task);

    /** Returns the display that shows what tasks print to the threads that wait for them. */
    OutputDisplay output();
}
