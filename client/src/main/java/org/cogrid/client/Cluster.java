package org.cogrid.client;

import java.nio.file.Path;
import java.util.List;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.client.internal.grid.EmbeddedEngines;
import org.cogrid.client.internal.grid.EngineGroup;
import org.cogrid.client.internal.grid.EngineProcesses;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.internal.grid.GridAccess;

/**
 * A grid on this machine that lasts as long as this program wants it to, and no longer than the program. Needs cogrid-engine-node on
 * the class path. Thread-safe.
 *
 * <pre>{@code
 * try (Cluster cluster = Cluster.local(2); Client client = cluster.connect()) {
 *     System.out.println("engines " + client.ids() + " serve, in processes " + cluster.pids());
 * }
 * }</pre>
 */
public final class Cluster implements AutoCloseable {
    private final ConnectionFile file;
    private final EngineGroup engines;

    private Cluster(ConnectionFile file, EngineGroup engines) {
        this.file = file;
        this.engines = engines;
    }

    /** Starts so many engines, each in a JVM of its own; blocks until they serve. They have none of this program's classes. */
    public static Cluster local(int engines) {
        return local(ClusterOptions.engines(engines));
    }

    /** The same, in a grid of this name: a second running grid of one name is refused. */
    public static Cluster local(int engines, String name) {
        return local(ClusterOptions.engines(engines).named(name));
    }

    /** Starts engines, each in a JVM of its own; blocks until they serve. */
    public static Cluster local(ClusterOptions options) {
        Settings settings = Settings.load();
        ConnectionFile file = newGrid(options.name(), settings);
        return new Cluster(file, EngineProcesses.start(file, options.engines(), options.jvmArguments(), settings));
    }

    /** Starts so many engines in this JVM, for tests and notebooks; blocks until they serve. */
    public static Cluster embedded(int engines) {
        return embedded(ClusterOptions.engines(engines));
    }

    /** Starts engines in this JVM; blocks until they serve. */
    public static Cluster embedded(ClusterOptions options) {
        ConnectionFile file = newGrid(options.name(), Settings.load());
        return new Cluster(file, EmbeddedEngines.start(file, options.engines()));
    }

    private static ConnectionFile newGrid(String name, Settings settings) {
        ConnectionFile file =
                new ConnectionDirectory(GridSettings.from(settings).home()).file(name);
        return file.exclusively(() -> {
            file.find().filter(GridProbe::listens).ifPresent(running -> {
                throw new GridConnectionException("A grid named '" + name + "' runs already, at " + running.addresses()
                        + ": stop it, or give this one another name");
            });
            file.write(GridAccess.toNewGrid(name));
            return file;
        });
    }

    /** The grid's connection file, which lets other programs of this user connect. It is removed when the cluster is closed. */
    public Path connectionFile() {
        return file.path();
    }

    /** Connects this program to the cluster. Close the client before the cluster. */
    public Client connect() {
        return Client.connect(file.path());
    }

    /** The processes of the engines, by ascending engine id. */
    public List<Long> pids() {
        return engines.pids();
    }

    /**
     * Ends an engine at once, as a crash would: its process is killed. What it had not yet copied to the grid is lost.
     *
     * @throws org.cogrid.core.NoSuchEngineException when this cluster did not start it
     */
    public void kill(int engineId) {
        engines.kill(engineId);
    }

    /**
     * Starts an engine again that has ended, under its id, where it finds its namespace; blocks until it serves.
     *
     * @throws IllegalStateException when it lives
     */
    public void restart(int engineId) {
        engines.restart(engineId);
    }

    /** Ends all engines; blocks until they are gone, seconds at most. What they hold is lost. May be called twice. */
    @Override
    public void close() {
        engines.close();
    }

    @Override
    public String toString() {
        return "<Cluster " + file + ">";
    }
}
