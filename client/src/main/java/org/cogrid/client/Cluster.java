package org.cogrid.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.cogrid.client.internal.cluster.EmbeddedEngines;
import org.cogrid.client.internal.cluster.EngineGroup;
import org.cogrid.client.internal.cluster.LazyControl;
import org.cogrid.client.internal.cluster.ProcessEngines;
import org.cogrid.client.internal.cluster.Restarts;
import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.client.internal.control.KeyChange;
import org.cogrid.client.internal.grid.ConnectionDirectory;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.client.internal.grid.GridProbe;
import org.cogrid.config.EngineSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
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
    private static final AtomicInteger UNNAMED = new AtomicInteger();

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

    /**
     * Starts {@code engines} engines, each in its own JVM. Blocks until they serve. They have none of this program's
     * classes.
     */
    public static Cluster local(int engines) {
        return local(ClusterOptions.engines(engines));
    }

    /**
     * Starts {@code engines} engines in a grid of this name, as {@link #local(int)} does. Fails if a grid of that name
     * runs.
     */
    public static Cluster local(int engines, String name) {
        return local(ClusterOptions.engines(engines).named(name));
    }

    /** Starts engines, each in its own JVM. Blocks until they serve. They end with this program, however it ends. */
    public static Cluster local(ClusterOptions options) {
        Settings settings = settings(options);
        ConnectionFile file = newGrid(options, settings);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, ProcessEngines.startLocal(file, options, settings, control), control, settings);
    }

    /** Starts {@code engines} engines in this JVM, for tests and notebooks. Blocks until they serve. */
    public static Cluster embedded(int engines) {
        return embedded(ClusterOptions.engines(engines));
    }

    /**
     * Starts engines in this JVM. Blocks until they serve. They share the JVM's heap. If the heap is nearly full and an
     * OutOfMemoryError reaches a thread of Hazelcast's, Hazelcast shuts down all members of the JVM, and the engines
     * are lost. To prevent that, call {@code Hazelcast.setOutOfMemoryHandler}, or use engines in their own JVMs.
     */
    public static Cluster embedded(ClusterOptions options) {
        Settings settings = settings(options);
        ConnectionFile file = newGrid(options, settings);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, EmbeddedEngines.start(file, options.engines(), settings, control), control, settings);
    }

    private static ConnectionFile newGrid(ClusterOptions options, Settings settings) {
        String name = options.name().isEmpty() ? localName() : options.name();
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

    /** Starts {@code engines} engines that outlive this program, in the grid called {@code default}. */
    public static Cluster start(int engines) {
        return start(ClusterOptions.engines(engines));
    }

    /** Starts {@code engines} engines that outlive this program, in the grid of this name. */
    public static Cluster start(int engines, String name) {
        return start(ClusterOptions.engines(engines).named(name));
    }

    /**
     * Starts engines that outlive this program, each in its own JVM. Blocks until they serve. If a grid of that name
     * runs, they join it; otherwise they make it. Several programs may do so at once. Neither the end of this program
     * nor Ctrl-C in its terminal ends the engines: {@link #stop()} does.
     *
     * @throws org.cogrid.core.CogridException if one of them can't start; the message has the end of its log. Then
     *     none of them is left, and a grid that ran before runs on
     */
    public static Cluster start(ClusterOptions options) {
        Settings settings = settings(options);
        String name = options.name().isEmpty() ? GridName.DEFAULT : options.name();
        ConnectionFile file =
                new ConnectionDirectory(GridSettings.from(settings).home()).file(name);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, ProcessEngines.start(file, options, settings, control), control, settings);
    }

    /** A name for a grid that was given none. No two running programs make the same one. */
    private static String localName() {
        return "local-" + ProcessHandle.current().pid() + "-" + UNNAMED.incrementAndGet();
    }

    private static Settings settings(ClusterOptions options) {
        return options.settings().orElseGet(Settings::load);
    }

    /**
     * Returns a running grid of this user, whoever started it.
     *
     * @param name its name, or the path of its connection file
     * @throws GridConnectionException if there is none
     */
    public static Cluster attach(String name) {
        return attach(name, Settings.load());
    }

    /**
     * Returns a running grid as {@link #attach(String)}, with these settings instead of those of {@link
     * Settings#load()}. They say where the grid's file is looked for, how long this program waits for engines, and what
     * engines get that it adds. Engines that are there keep their own settings, also after a restart.
     *
     * @throws GridConnectionException if there is none
     */
    public static Cluster attach(String name, Settings settings) {
        ConnectionFile file = new ConnectionFinder(GridSettings.from(settings)).file(name);
        LazyControl control = new LazyControl(file, settings);
        return new Cluster(file, ProcessEngines.attach(file, settings, control), control, settings);
    }

    /** Returns the grid's name. */
    public String name() {
        return file.gridName();
    }

    /**
     * Returns the grid's connection file, which lets other programs of this user connect. It is removed with the grid's
     * last engine.
     */
    public Path connectionFile() {
        return file.path();
    }

    /** Connects this program to the cluster, with the cluster's settings. Close the client before the cluster. */
    public Client connect() {
        return Client.connect(file.path(), settings);
    }

    /** Returns the processes of the engines, by ascending engine id. */
    public List<Long> pids() {
        return engines.pids();
    }

    /** Returns what all engines are doing; see {@link Client#status()}. */
    public List<EngineStatus> status() {
        return control.engines().status();
    }

    /**
     * Returns the log of an engine. It holds what the engine and its libraries log. It also holds the output and
     * failures of tasks whose client has left, with stacks: each line begins with its task and client. That includes
     * what the engine still held for that client. What the client has fetched is not logged. If a client disappears
     * without leaving, the engine is sure of that only after {@code cogrid.engine.client-grace}, and the last output
     * sent to it may be in the log as well. At most {@code cogrid.engine.max-output} is logged for one client.
     */
    public Path log(int engineId) {
        return engines.log(engineId);
    }

    /** Starts {@code count} more engines. Blocks until they serve. Returns their ids, which are new. */
    public List<Integer> add(int count) {
        return engines.add(count);
    }

    /** Ends the task that an engine runs now, whoever sent it; see {@link Client#interrupt}. */
    public InterruptOutcome interrupt(int engineId) {
        return control.engines().interrupt(engineId).outcome();
    }

    /**
     * Restarts an engine under its id, with its namespace. Blocks until it serves and has read the namespace. A running
     * engine finishes its queue first, for at most the setting {@code cogrid.engine.drain}. It keeps all its values
     * except those that can't be copied to the grid, even if it is the grid's only engine.
     *
     * <p>An engine that has died keeps what was copied in time, if another engine has the copy. The same holds for an
     * engine that hung until the grid dropped it; its process is killed if it is on this machine. The new engine gets
     * the heap, arguments, addresses and settings of the old one, whichever program started that.
     *
     * @return the names of the variables that are lost, as their values could not be copied to the grid
     * @throws org.cogrid.core.NoSuchEngineException if there never was an engine of that id
     * @throws org.cogrid.core.CogridException if the old engine does not end: kill it first. If the new engine
     *     can't read its namespace: then it ends. If the new engine serves but takes minutes to read its namespace:
     *     then it goes on, and {@link DirectView#variables()} shows what it has
     */
    public List<String> restart(int engineId) {
        return engines.restart(engineId);
    }

    /**
     * Restarts all engines that are there, one after the other.
     *
     * @throws org.cogrid.core.CogridException if one can't be restarted: those after it are not restarted, and the
     *     message names what those before it have lost
     * @return the names of the lost variables, by engine id
     */
    public Map<Integer, List<String>> restart() {
        return restart((id, lost) -> {});
    }

    private Map<Integer, List<String>> restart(BiConsumer<Integer, List<String>> restarted) {
        EngineControl grid = control.engines();
        List<Integer> ids =
                grid.all().stream().filter(grid::isPresent).map(EngineEntry::id).toList();
        return Restarts.oneByOne(ids, id -> {
            List<String> lost = engines.restart(id);
            restarted.accept(id, lost);
            return lost;
        });
    }

    /**
     * Gives the grid a new key, so that copies of its connection file let nobody in any more, and restarts all engines
     * that are there, one after the other. Both keys hold until the last one has restarted. Programs that are connected
     * go on as in a {@link #restart()}, if the file by which they have connected has the new key; others lose the grid.
     *
     * @throws org.cogrid.core.CogridException if an engine does not take the new key, as when it hangs or just starts;
     *     or if an engine can't be restarted, where the message names what those before it have lost. A message that
     *     says that the grid has a new key means that the former one holds, too, until this is called again; otherwise
     *     the former one goes on to hold alone
     * @return the names of the lost variables, by engine id
     */
    public Map<Integer, List<String>> rekey() {
        return rekey((id, lost) -> {});
    }

    /**
     * Like {@link #rekey()}; tells of each engine when it serves again.
     *
     * @param restarted gets the engine's id and the names of its lost variables, on the calling thread
     */
    public Map<Integer, List<String>> rekey(BiConsumer<Integer, List<String>> restarted) {
        KeyChange.begin(file, control.engines());
        try {
            return restart(restarted);
        } catch (CogridException e) {
            throw new CogridException(
                    "The grid has a new key, but the former one holds, too, until all engines have been restarted by one"
                            + " more rekey: " + e.getMessage(),
                    e);
        }
    }

    /**
     * Stops an engine as {@link #stop(int, Duration)} does, with the time of the setting {@code cogrid.engine.drain}.
     */
    public void stop(int engineId) {
        stop(engineId, drain());
    }

    /**
     * Stops an engine; blocks until its process is gone. The engine goes on until its queue is empty and its results
     * are fetched, and hands its share of the grid's data to the other engines. Its namespace stays in the grid for a
     * {@link #restart(int)}.
     *
     * @param drain the most time that it goes on; zero to end at once. Tasks that have not run by then never run
     * @throws org.cogrid.core.NoSuchEngineException if no such engine runs
     * @throws org.cogrid.core.CogridException if it does not end: {@link #kill(int)} it
     */
    public void stop(int engineId, Duration drain) {
        engines.stop(engineId, Durations.notNegative(drain, "drain"));
    }

    /** Stops the grid as {@link #stop(Duration)} does, with the time of the setting {@code cogrid.engine.drain}. */
    public void stop() {
        stop(drain());
    }

    /**
     * Stops all engines and so ends the grid; blocks until their processes are gone. The engines go on until their
     * queues are empty and their results are fetched. The grid's data is lost; only the logs of crashed engines are
     * left.
     *
     * @param drain the most time that they go on; zero to end at once
     * @throws org.cogrid.core.CogridException if an engine does not end, or if one on this machine hung until the
     *     grid dropped it and does not end: {@link #kill()} the grid
     */
    public void stop(Duration drain) {
        engines.stopAll(Durations.notNegative(drain, "drain"));
    }

    private Duration drain() {
        return EngineSettings.from(settings).drain();
    }

    /**
     * Kills an engine's process at once, as a crash would, even if the engine hung until the grid dropped it. Changes
     * that were not copied to the grid yet are lost.
     *
     * @throws org.cogrid.core.NoSuchEngineException if no such engine runs
     */
    public void kill(int engineId) {
        engines.kill(engineId);
    }

    /**
     * Ends the grid: kills the processes of its engines on this machine, even if they no longer answer, and removes its
     * files.
     *
     * @throws org.cogrid.core.CogridException if some engines are on other machines
     */
    public void kill() {
        engines.killAll();
    }

    /**
     * Ends this program's use of the cluster. Engines of {@link #local} and {@link #embedded} end at once and lose
     * their data; this blocks until they are gone, a few seconds at most. Engines of {@link #start} live on. May be
     * called twice.
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
