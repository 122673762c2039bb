package org.cogrid.client.internal;

import com.hazelcast.map.IMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.balance.Balancer;
import org.cogrid.client.internal.output.BusyEngines;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/** One client's connection to the grid, as the public types use it. Thread-safe. */
public interface GridConnection extends AutoCloseable {
    /** Returns the grid's name in messages, never its secret or cluster name. Does not wait. */
    String name();

    /** True if the client has left the grid. Does not wait. */
    boolean isClosed();

    /** Returns the ids of the engines that are there now, ascending, as a new list. Does not wait. */
    List<Integer> ids();

    /** True if there is such an engine. Waits a moment for one that has just come. */
    boolean has(int engineId);

    /** Waits until there are at least {@code count} engines; true if there are in time. */
    boolean awaitEngines(int count, Duration timeout) throws InterruptedException;

    /** Calls a listener on callback threads when engines come and go, first with the present engines. Does not wait. */
    Listening onEngines(Consumer<EngineEvent> listener);

    /**
     * Encodes a task, which may then be sent to any engines of this grid.
     *
     * @throws org.cogrid.core.NotSerializableValueException when something in the task can't travel
     * @throws org.cogrid.core.CogridException when the client is closed
     */
    EncodedTask encode(Task task);

    /**
     * Returns this client's only sender to that engine. The sender outlives the engine: sending then fails.
     *
     * @throws org.cogrid.core.NoSuchEngineException when there is no such engine now and no sender from earlier
     */
    TaskSender sender(int engineId);

    /** Returns what gives this client's balanced tasks to engines; of a closed client, too. */
    Balancer balancer();

    /** Returns how many bytes of encoded values one balanced map of this program may keep. */
    long mostMapResults();

    /** Returns the senders that were used so far. */
    List<TaskSender> senders();

    /** Returns the display that shows what tasks print to the threads that wait for them. */
    OutputDisplay output();

    /** Returns the notes for threads that wait for a task while the engine is busy with another one. */
    BusyEngines busy();

    /**
     * Reads the grid copy of a variable without its engine, which may be alive or dead.
     *
     * @throws org.cogrid.core.CogridException when there is no grid copy of that name; the message says so
     */
    @Nullable
    Object peek(int engineId, String name);

    /** Returns a map of the grid for this program. The caller has checked that the name is not one of Cogrid's own. */
    <K, V> IMap<K, V> gridMap(String name);

    /**
     * Puts these jars into the grid for all engines, present and later. Returns the task by which present ones adopt
     * them. The caller has checked that the files are readable.
     */
    Task putJars(List<Path> jars);

    /**
     * Returns the ids of the engines that serve by the grid's list, which may have more than {@link #ids()} now. Waits a
     * moment for the news of those.
     */
    List<Integer> serving();

    /**
     * Ends a dead engine's namespace.
     *
     * @throws IllegalStateException when the engine is alive
     */
    void forget(int engineId);

    /** Returns what all engines are doing. Blocks for a few seconds at most. */
    List<EngineStatus> status();

    /**
     * Ends the task that an engine runs, whoever sent it.
     *
     * @throws org.cogrid.core.NoSuchEngineException when there is no such engine
     */
    InterruptOutcome interrupt(int engineId);

    /** Leaves the grid. Unfinished results fail, accepted tasks run on. May be called twice. */
    @Override
    void close();
}
