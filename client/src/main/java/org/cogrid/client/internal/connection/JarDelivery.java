package org.cogrid.client.internal.connection;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.grid.EngineWatch;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.time.Durations;

/** Tells all serving engines to adopt jars that the grid has. */
final class JarDelivery {
    private static final System.Logger LOG = System.getLogger(JarDelivery.class.getName());

    private final HazelcastInstance hazelcast;
    private final EngineWatch engines;
    private final GridConnection connection;

    JarDelivery(HazelcastInstance hazelcast, EngineWatch engines, GridConnection connection) {
        this.hazelcast = hazelcast;
        this.engines = engines;
        this.connection = connection;
    }

    /**
     * Waits until each engine has adopted the jars.
     *
     * @param task makes an engine adopt them
     */
    void deliver(EncodedTask task) {
        List<TaskHandle> told = servingByNow().flatMap(id -> tell(id, task)).toList();
        try {
            for (TaskHandle handle : told) {
                await(handle);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "addJars: this thread was interrupted while it waited for the engines; the grid has the jars, and each"
                            + " engine takes them once it has run what it was sent before",
                    e);
        }
    }

    /**
     * Returns the engines that serve by the grid's list, not by this client's. Engines that serve later get the jars
     * from the grid by themselves.
     */
    private Stream<Integer> servingByNow() {
        IMap<Integer, String> entries = hazelcast.getMap(GridNames.ENGINES);
        return Uninterrupted.call(entries::values).stream()
                .map(EngineEntry::fromJson)
                .filter(EngineEntry::serves)
                .filter(engine -> engines.member(engine).isPresent())
                .map(EngineEntry::id)
                .filter(connection::has);
    }

    /** Sends the task to one engine. An engine that is lost meanwhile needs no jars. */
    private Stream<TaskHandle> tell(int engineId, EncodedTask task) {
        try {
            return Stream.of(connection.sender(engineId).send(task, TaskOptions.NONE));
        } catch (NoSuchEngineException | EngineLostException e) {
            LOG.log(System.Logger.Level.DEBUG, "engine " + engineId + " is not told of jars", e);
            return Stream.empty();
        }
    }

    private static void await(TaskHandle handle) throws InterruptedException {
        try {
            handle.awaitValue(Durations.FOR_EVER);
        } catch (EngineLostException e) {
            LOG.log(System.Logger.Level.DEBUG, "an engine left while it was given libraries", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("waiting without limit does not time out", e);
        }
    }
}
