package org.cogrid.core;

import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import org.cogrid.core.internal.task.CurrentEngine;
import org.jspecify.annotations.Nullable;

/** What a function sees of the engine it runs on. Safe for use by threads that a task starts. */
public interface Engine extends EngineAddress {
    /**
     * The engine that runs the calling task, also for threads the task has started.
     *
     * @throws IllegalStateException when the caller does not run on an engine
     */
    static Engine current() {
        return CurrentEngine.get();
    }

    /** This engine's id. */
    @Override
    int id();

    /** The namespace's live values, by name; changes are seen by every later task. {@code null} is a value like any other. */
    Map<String, @Nullable Object> globals();

    /** The grid member this engine runs in. */
    HazelcastInstance hazelcast();

    /**
     * Sends {@code data} to whoever waits for the task that the calling thread works for, its own or the one that started the thread,
     * who finds the newest in {@code metadata().data()}.
     *
     * @throws IllegalStateException when that task has ended, or the thread works for none
     */
    void publish(@Nullable Object data);
}
