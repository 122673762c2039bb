package org.cogrid.client.internal.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The engines of a cluster, as the program that started them controls them. Thread-safe. */
public interface EngineGroup extends AutoCloseable {
    /** Returns the processes of the engines, by ascending engine id. */
    List<Long> pids();

    /** Starts {@code count} more engines. Returns their ids when they serve. */
    List<Integer> add(int count);

    /** Ends an engine at once, as if it had crashed. */
    void kill(int engineId);

    /** Ends all engines at once. */
    void killAll();

    /**
     * Restarts an engine under its id, ending it first if it lives. Returns when it serves and has read its namespace.
     *
     * @return the names of the variables that are lost
     */
    List<String> restart(int engineId);

    /** Lets an engine finish its queue and leave. Returns when it is gone. */
    void stop(int engineId, Duration drain);

    /** Lets all engines finish their queues and leave. Returns when they are gone and nothing of them is left. */
    void stopAll(Duration drain);

    /** Returns the log of an engine. */
    Path log(int engineId);

    /** Ends this program's use of the cluster, and the engines that live only as long as that. May be called twice. */
    @Override
    void close();
}
