package org.cogrid.client.internal.grid;

import org.cogrid.core.internal.grid.EngineEntry;

/** Hears of engines that come and go, in order, on the watch's own thread. It should not block. */
public interface EngineListener {
    /** An engine serves. An engine that came back under its id was reported as lost before. */
    void appeared(EngineEntry engine);

    /** A serving engine was told to stop, and finishes its queue. */
    void draining(EngineEntry engine);

    /**
     * An engine is gone.
     *
     * @param why the reason in words, such as {@code the engine was stopped}
     */
    void lost(EngineEntry engine, String why);
}
