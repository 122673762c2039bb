package org.cogrid.client.internal.grid;

import org.cogrid.core.internal.grid.EngineEntry;

/** Is told of engines that come and go, on the watch's own thread, in the order it happened; should not block. */
public interface EngineListener {
    /** An engine serves. One that came back under its id was lost before. */
    void appeared(EngineEntry engine);

    /** An engine that serves was told to stop, and finishes its queue. */
    void draining(EngineEntry engine);

    /**
     * An engine is gone.
     *
     * @param why in words, such as {@code the engine was stopped}
     */
    void lost(EngineEntry engine, String why);
}
