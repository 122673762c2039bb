package org.cogrid.client.internal.control;

import com.hazelcast.core.HazelcastInstance;
import org.cogrid.client.internal.grid.EngineWatch;
import org.cogrid.client.internal.grid.FoundGrid;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.internal.grid.ProgramEnd;
import org.cogrid.config.Settings;

/** A connection that controls engines and sends no tasks. */
public final class GridControl implements AutoCloseable {
    private final HazelcastInstance client;
    private final EngineWatch watch;
    private final EngineControl engines;
    private final ProgramEnd programEnd;

    private GridControl(HazelcastInstance client) {
        this.client = client;
        this.watch = EngineWatch.start(client);
        this.engines = new EngineControl(client, watch);
        this.programEnd = ProgramEnd.await(client.getName(), this::close);
    }

    /**
     * Connects to the grid; blocks until it is connected.
     *
     * @throws org.cogrid.core.GridConnectionException when the grid does not admit this program within the time set
     */
    public static GridControl connect(FoundGrid grid, Settings settings) {
        HazelcastInstance client = new GridConnector(settings).connect(grid);
        try {
            return new GridControl(client);
        } catch (RuntimeException e) { // the grid went away meanwhile
            client.shutdown();
            throw e;
        }
    }

    /** Returns the control of the grid's engines. */
    public EngineControl engines() {
        return engines;
    }

    @Override
    public void close() {
        watch.close();
        client.shutdown();
        programEnd.close();
    }
}
