package org.cogrid.client.internal.balance;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.task.TaskSender;

/** The engines of a grid, as a balancer uses them. */
public interface Engines {
    /** Calls a listener when engines come and go, first with the present ones. Does not wait. */
    Listening onEngines(Consumer<EngineEvent> listener);

    /** True if there is such an engine. Does not wait. */
    boolean has(int engineId);

    /**
     * Returns this client's sender to an engine.
     *
     * @throws org.cogrid.core.NoSuchEngineException when there is no such engine
     */
    TaskSender sender(int engineId);

    /**
     * Asks an engine how many unfinished tasks it has, of all clients. Fails when it does not answer within a few
     * seconds.
     */
    CompletionStage<Integer> unfinished(int engineId);
}
