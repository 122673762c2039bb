package org.cogrid.client.internal.grid;

import java.util.List;

/** The engines of a cluster that this program started. Thread-safe. */
public interface EngineGroup extends AutoCloseable {
    /** The processes of the engines, by ascending engine id. */
    List<Long> pids();

    /** Ends an engine at once, as if it had crashed. */
    void kill(int engineId);

    /** Starts an engine again that has ended, under its id; returns when it serves. */
    void restart(int engineId);

    /** Ends all engines; returns when they are gone. May be called twice. */
    @Override
    void close();
}
