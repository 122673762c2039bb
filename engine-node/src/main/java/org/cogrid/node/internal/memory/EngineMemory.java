package org.cogrid.node.internal.memory;

/** Handles a full heap for an engine. Thread-safe; no method needs heap. */
public interface EngineMemory {
    /** Does nothing: for engines in a user's program, whose heap belongs to that program. */
    EngineMemory OF_HOST = new EngineMemory() {
        @Override
        public void failed(Throwable failure) {
            // the host's heap has no reserve
        }

        @Override
        public void owes(Throwable failure) {
            // the host decides whether it can go on
        }
    };

    /**
     * Called when a task, or a job between tasks, has failed, before anything is allocated. Releases the reserve if
     * memory ran out.
     */
    void failed(Throwable failure);

    /**
     * Called when the end of a task could not be reported. If memory ran out, the engine's process ends: the client
     * would otherwise wait for ever.
     */
    void owes(Throwable failure);
}
