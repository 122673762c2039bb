package org.cogrid.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cogrid.client.internal.cluster.EmbeddedEngines;
import org.cogrid.client.internal.cluster.EngineGroup;
import org.cogrid.client.internal.cluster.LazyControl;
import org.cogrid.client.internal.cluster.ProcessEngines;
import org.cogrid.client.internal.cluster.Restarts;
import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridName;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.time.Durations;

/**
 * A grid on this machine, to be started, looked at, changed and stopped. {@link #local} and {@link #embedded} give one that lasts as long as
 * this program wants it to, and no longer than the program; the engines of {@link #start} outlive the program, and {@link #attach} finds
 * them again. To start engines, cogrid-engine-node must be on the class path. Thread-safe.
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
    private final LazyControl control;
    private final Settings settings;

    private Cluster(ConnectionFile file, EngineGroup engines, LazyControl control, Settings settings) {
        this.file = file;
        this.engines = engines;
        this.control = control;
        this.settings = settings;
    }

    /** Starts so many engines, each in a JVM of its own; blocks until they serve. They have none of this program's classes. */
    public static Cluster local(int engines) {
        return local(ClusterOptions.engines(engines));
    }

    /** The same, in a grid of this name: a second running grid of one name is refused. */
    public static Cluster local(int engines, String name) {
        return local(ClusterOptions.engines(engines).named(name));
    }

    /** Starts engines, each in a JVM of its own; blocks until they serve. They end with this program, however that ends. */
    public static Cluster local(ClusterOptions options) {
        Settings settings = settings(options);
        ConnectionFile file = newGrid(options, settings);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, ProcessEngines.startLocal(file, options, settings, control), control, settings);
    }

    /** Starts so many engines in this JVM, for tests and notebooks; blocks until they serve. */
    public static Cluster embedded(int engines) {
        return embedded(ClusterOptions.engines(engines));
    }

    /**
     * Starts engines in this JVM; blocks until they serve. They share its heap: when it is nearly full and an OutOfMemoryError reaches one of
     * Hazelcast's threads, Hazelcast shuts down all members of the JVM, and the engines are lost, unless this program has called
     * {@code Hazelcast.setOutOfMemoryHandler}. Engines in JVMs of their own go on then.
     */
    public static Cluster embedded(ClusterOptions options) {
        Settings settings = settings(options);
        ConnectionFile file = newGrid(options, settings);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, EmbeddedEngines.start(file, options.engines(), settings, control), control, settings);
    }

    private static ConnectionFile newGrid(ClusterOptions options, Settings settings) {
        String name = options.name().isEmpty() ? LocalNames.next() : options.name();
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

    /** Starts so many engines that outlive this program, in the grid called {@code default}. */
    public static Cluster start(int engines) {
        return start(ClusterOptions.engines(engines));
    }

    /** The same, in the grid of this name. */
    public static Cluster start(int engines, String name) {
        return start(ClusterOptions.engines(engines).named(name));
    }

    /**
     * Starts engines that outlive this program, each in a JVM of its own; blocks until they serve. If a grid of that name runs, they are
     * added to it, else it is made; several programs may do so at once. Neither the end of this program nor Ctrl-C in its terminal ends
     * the engines: {@link #stop()} does.
     *
     * @throws org.cogrid.core.CogridException when one of them can't start, with the end of its log; then none of these is left, and a grid
     *     that ran before runs on
     */
    public static Cluster start(ClusterOptions options) {
        Settings settings = settings(options);
        String name = options.name().isEmpty() ? GridName.DEFAULT : options.name();
        ConnectionFile file =
                new ConnectionDirectory(GridSettings.from(settings).home()).file(name);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, ProcessEngines.start(file, options, settings, control), control, settings);
    }

    private static Settings settings(ClusterOptions options) {
        return options.settings().orElseGet(Settings::load);
    }

    /**
     * A grid of this user that runs, whoever started it.
     *
     * @param name its name, or the path of its connection file
     * @throws GridConnectionException when there is none
     */
    public static Cluster attach(String name) {
        return attach(name, Settings.load());
    }

    /**
     * As {@link #attach(String)}, by these settings in place of those of {@link Settings#load()}. They say where its file is looked for, how
     * long this program waits for engines, and what engines get that it adds; those that are there have their own, also after a restart.
     *
     * @throws GridConnectionException when there is none
     */
    public static Cluster attach(String name, Settings settings) {
        ConnectionFile file = new ConnectionFinder(GridSettings.from(settings)).file(name);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, ProcessEngines.attach(file, settings, control), control, settings);
    }

    /** The grid's name. */
    public String name() {
        return file.gridName();
    }

    /** The grid's connection file, which lets other programs of this user connect. It is removed with the grid's last engine. */
    public Path connectionFile() {
        return file.path();
    }

    /** Connects this program to the cluster, by the cluster's settings. Close the client before the cluster. */
    public Client connect() {
        return Client.connect(file.path(), settings);
    }

    /** The processes of the engines, by ascending engine id. */
    public List<Long> pids() {
        return engines.pids();
    }

    /** What all engines are doing; see {@link Client#status()}. */
    public List<EngineStatus> status() {
        return control.engines().status();
    }

    /**
     * The file that holds what an engine and its libraries log, and what happens to tasks when nobody is to hear it. From the moment a client has left,
     * what its running and waiting tasks print stands there, each line behind its task and client, and what they fail with, with the stack; so does what
     * the engine still held for that client and had told it nothing of. Of a client that went without a word, which takes {@code cogrid.engine.client-grace} to
     * be sure of, the last it was told may stand there, too. What a client has fetched does not, whether its program looked at it or not. At most
     * {@code cogrid.engine.max-output} of one client is logged.
     */
    public Path log(int engineId) {
        return engines.log(engineId);
    }

    /** Starts so many more engines; blocks until they serve. Returns their ids, which nobody had before. */
    public List<Integer> add(int count) {
        return engines.add(count);
    }

    /** Ends the task that an engine runs now, whoever sent it; see {@link Client#interrupt}. */
    public InterruptOutcome interrupt(int engineId) {
        return control.engines().interrupt(engineId);
    }

    /**
     * Starts an engine anew under its id, where it finds its namespace; blocks until it serves and has read that. One that lives finishes
     * its queue first, for at most the time that the setting {@code cogrid.engine.drain} gives. All its values are kept as they are then,
     * except those that can't be copied to the grid, also when it is the grid's only engine. Of one that has died what was copied in time
     * is kept, if another engine has it; so it is of one that hung until the grid gave it up, whose process is killed if it is on this
     * machine. The new one gets the heap, arguments, addresses and settings that the old one was started with, also when another program
     * started it.
     *
     * @return the names of the variables that are lost, as their values could not be copied to the grid
     * @throws org.cogrid.core.NoSuchEngineException when there never was an engine of that id
     * @throws org.cogrid.core.CogridException when the old one does not end: kill it first; when the new one can't read its namespace, and
     *     so ends; or when it serves, but takes minutes to read it: then it goes on, and {@link DirectView#variables()} will tell
     */
    public List<String> restart(int engineId) {
        return engines.restart(engineId);
    }

    /**
     * The same for all engines that are there, one after the other.
     *
     * @return by engine id, the names of the variables that are lost
     * @throws org.cogrid.core.CogridException when one can't be restarted; those after it are not, and the message names what those
     *     before it have lost
     */
    public Map<Integer, List<String>> restart() {
        EngineControl grid = control.engines();
        List<Integer> ids =
                grid.all().stream().filter(grid::isPresent).map(EngineEntry::id).toList();
        return Restarts.oneByOne(ids, engines::restart);
    }

    /** As {@link #stop(int, Duration)}, with the time that the setting {@code cogrid.engine.drain} gives. */
    public void stop(int engineId) {
        stop(engineId, drain());
    }

    /**
     * Stops an engine in good order; blocks until its process is gone. It goes on until its queue is empty and its results are fetched, and
     * hands its share of the grid's data to the others. Its namespace waits in the grid for a {@link #restart(int)}.
     *
     * @param drain how long it goes on at most; zero for not at all. What has not run then never does
     * @throws org.cogrid.core.NoSuchEngineException when no such engine runs
     * @throws org.cogrid.core.CogridException when it does not end: {@link #kill(int)} it
     */
    public void stop(int engineId, Duration drain) {
        engines.stop(engineId, Durations.notNegative(drain, "drain"));
    }

    /** As {@link #stop(Duration)}, with the time that the setting {@code cogrid.engine.drain} gives. */
    public void stop() {
        stop(drain());
    }

    /**
     * Stops all engines in good order and so ends the grid; blocks until their processes are gone. They go on until their queues are empty
     * and their results are fetched. What they hold is lost; nothing is left but the logs of engines that crashed.
     *
     * @param drain how long they go on at most; zero for not at all
     * @throws org.cogrid.core.CogridException when one does not end, also one on this machine that hung until the grid gave it up:
     *     {@link #kill()} the grid
     */
    public void stop(Duration drain) {
        engines.stopAll(Durations.notNegative(drain, "drain"));
    }

    private Duration drain() {
        return EngineSettings.from(settings).drain();
    }

    /**
     * Ends an engine at once, as a crash would: its process is killed, also one that hung until the grid gave it up. What it had not yet
     * copied to the grid is lost.
     *
     * @throws org.cogrid.core.NoSuchEngineException when no such engine runs
     */
    public void kill(int engineId) {
        engines.kill(engineId);
    }

    /**
     * Ends the grid by killing the processes of its engines on this machine, also when they no longer answer; removes its files.
     *
     * @throws org.cogrid.core.CogridException when some are on other machines
     */
    public void kill() {
        engines.killAll();
    }

    /**
     * This program is done with the cluster, and leaves it if it had asked its engines anything. Engines of {@link #local} and {@link #embedded} end, at once, and what they hold is lost;
     * blocks until they are gone, seconds at most. Those of {@link #start} live on. May be called twice.
     */
    @Override
    public void close() {
        engines.close();
    }

    @Override
    public String toString() {
        return "<Cluster " + file + ">";
    }
}
