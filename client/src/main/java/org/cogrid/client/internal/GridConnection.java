package org.cogrid.client.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.InterruptOutcome;
import org.cogrid.client.Listening;
import org.cogrid.client.internal.output.BusyEngines;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/** One client's connection to the grid, as the public types use it. Thread-safe. */
public interface GridConnection extends AutoCloseable {
    /** What the grid is called in messages; never its secret or cluster name. Does not wait. */
    String name();

    /** Whether the client has left the grid. Does not wait. */
    boolean isClosed();

    /** The ids of the engines that are there now, ascending, as a list of the caller's own. Does not wait. */
    List<Integer> ids();

    /** Whether there is such an engine; waits a moment for one that has just come. */
    boolean has(int engineId);

    /** Waits until there are at least {@code count} engines; whether that came true in time. */
    boolean awaitEngines(int count, Duration timeout) throws InterruptedException;

    /** Tells a listener of engines that come and go, on callback threads, those of now first. Does not wait. */
    Listening onEngines(Consumer<EngineEvent> listener);

    /**
     * Encodes a task, which may then be sent to any engines of this grid.
     *
     * @throws org.cogrid.core.NotSerializableValueException when something in the task can't travel
     * @throws org.cogrid.core.CogridException when the client is closed
     */
    EncodedTask encode(Task task);

    /**
     * The one sender of this client to that engine. It outlives the engine: sending then fails.
     *
     * @throws org.cogrid.core.NoSuchEngineException when there is no such engine now and no sender from earlier
     */
    TaskSender sender(int engineId);

    /** The senders that were used so far. */
    List<TaskSender> senders();

    /** Shows what tasks print to those who wait for them. */
    OutputDisplay output();

    /** Tells those who wait for a task whose other one is before it. */
    BusyEngines busy();

    /**
     * The grid copy of a variable, read from the grid without the engine, dead or alive.
     *
     * @throws org.cogrid.core.CogridException when there is no grid copy of that name; the message says so
     */
    @Nullable
    Object peek(int engineId, String name);

    /** Gives all engines, present and later, these jars; the files were checked to be readable. */
    void addJars(List<Path> jars);

    /**
     * Ends a dead engine's namespace.
     *
     * @throws IllegalStateException when the engine is alive
     */
    void forget(int engineId);

    /** What all engines are doing. Blocks for a few seconds at most. */
    List<EngineStatus> status();

    /**
     * Ends the task an engine runs, whoever sent it.
     *
     * @throws org.cogrid.core.NoSuchEngineException when there is no such engine
     */
    InterruptOutcome interrupt(int engineId);

    /** Leaves the grid; unfinished results fail, accepted tasks run on. Repeatable. */
    @Override
    void close();
}
