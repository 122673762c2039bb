package org.cogrid.client.internal.balance;

import java.util.Optional;
import java.util.UUID;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.CogridException;

/** What an engine must have before tasks that need it, such as the function of a map. Thread-safe. */
public interface Prerequisite {
    /** Returns the task that brings it. */
    EncodedTask task();

    /** True if it was sent to this incarnation of an engine. */
    boolean isAt(UUID incarnation);

    /** Notes that it was sent there. */
    void sentTo(int engineId, UUID incarnation, TaskHandle by);

    /**
     * Has it sent again, as that incarnation lacks it. Called on a callback thread.
     *
     * @return why that would be in vain: the engine could not take it
     */
    Optional<CogridException> isLackingAt(UUID incarnation);
}
