package org.cogrid.node.internal.memory;

/** What an engine does about a heap that is full. Thread-safe; no method needs heap. */
public interface EngineMemory {
    /** Does nothing: for engines in a program of somebody else, whose heap is that program's. */
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

    /** A task or a job between tasks failed. Called before anything is allocated: when memory ran out, the reserve is given up. */
    void failed(Throwable failure);

    /** A task's end could not be told. If that is for want of memory, nobody would ever hear of it, and the engine ends. */
    void owes(Throwable failure);
}
