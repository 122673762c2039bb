package org.cogrid.client.internal.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The engines of a cluster, as their starter sees them. Thread-safe. */
public interface EngineGroup extends AutoCloseable {
    /** The processes of the engines, by ascending engine id. */
    List<Long> pids();

    /** Starts so many more; returns their ids when they serve. */
    List<Integer> add(int count);

    /** Ends an engine at once, as if it had crashed. */
    void kill(int engineId);

    /** Ends all engines at once. */
    void killAll();

    /**
     * Starts an engine anew under its id, ending it first if it lives; returns when it serves and has read what it left.
     *
     * @return the names of the variables that are lost
     */
    List<String> restart(int engineId);

    /** Lets an engine finish its queue and leave; returns when it is gone. */
    void stop(int engineId, Duration drain);

    /** Lets all engines finish their queues and leave; returns when they are gone and nothing is left of them. */
    void stopAll(Duration drain);

    /** The log of an engine. */
    Path log(int engineId);

    /** This program no longer uses the cluster: engines that live as long as it end. May be called twice. */
    @Override
    void close();
}
