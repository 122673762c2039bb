package org.cogrid.core;

import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import org.cogrid.core.internal.task.CurrentEngine;
import org.jspecify.annotations.Nullable;

/** The engine that a function runs on, as the function sees it. Safe for use by threads that a task starts. */
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
     * Publishes {@code data} to the client that sent the calling thread's task; the client finds the newest in {@code
     * metadata().data()}. A thread that a task started publishes for that task.
     *
     * @throws IllegalStateException when the task has ended or its result is being sent, or the thread belongs to no task
     */
    void publish(@Nullable Object data);
}
