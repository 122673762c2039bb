package org.cogrid.client;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.connection.HazelcastConnection;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.client.internal.grid.FoundGrid;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.internal.groovy.UnknownMember;
import org.cogrid.client.internal.map.MapNames;
import org.cogrid.client.internal.result.AsCompleted;
import org.cogrid.client.internal.view.BalancedView;
import org.cogrid.client.internal.view.EngineIds;
import org.cogrid.client.internal.view.EngineView;
import org.cogrid.client.internal.view.EnginesView;
import org.cogrid.client.internal.view.JarDelivery;
import org.cogrid.config.ClientSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.time.Durations;

/**
 * A program's connection to a grid of engines. Thread-safe; many clients may use one engine.
 *
 * <pre>{@code
 * try (Client client = Client.connect()) {
 *     DirectView e0 = client.view(0);
 *     System.out.println(e0.applySync(() -> ProcessHandle.current().pid()));
 * }
 * }</pre>
 */
public final class Client implements AutoCloseable, Iterable<DirectView> {
    private final GridConnection connection;

    Client(GridConnection connection) {
        this.connection = connection;
    }

    /**
     * Connects to a grid of this user. It takes the grid that the setting {@code cogrid.connection} (environment
     * variable {@code COGRID_CONNECTION}) names, else the only one that runs, else the one called {@code default}.
     *
     * @throws org.cogrid.core.GridConnectionException within 5 s if there is no grid; the message says where it
     *     looked and how to start one. Or if several run and none is called {@code default}
     */
    public static Client connect() {
        return connect(Settings.load());
    }

    /**
     * Connects as {@link #connect()}, with these settings instead of those of {@link Settings#load()}. They say where
     * grids are looked for, and apply to this client alone. Other clients of this program, and the engines, have their
     * own.
     *
     * @throws org.cogrid.config.ConfigException when one of them can't be used
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(Settings settings) {
        return connect(new ConnectionFinder(GridSettings.from(settings)).find(), settings);
    }

    /**
     * Connects to the grid with this name or this connection file.
     *
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(CharSequence nameOrFile) {
        return connect(nameOrFile, Settings.load());
    }

    /**
     * Connects to the grid with this name or this connection file, with these settings; see {@link #connect(Settings)}.
     *
     * @throws org.cogrid.config.ConfigException when one of them can't be used
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(CharSequence nameOrFile, Settings settings) {
        return connect(new ConnectionFinder(GridSettings.from(settings)).find(nameOrFile.toString()), settings);
    }

    /**
     * Connects to the grid with this connection file.
     *
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(Path connectionFile) {
        return connect(connectionFile, Settings.load());
    }

    /**
     * Connects to the grid with this connection file, with these settings; see {@link #connect(Settings)}.
     *
     * @throws org.cogrid.config.ConfigException when one of them can't be used
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(Path connectionFile, Settings settings) {
        ConnectionFile file = new ConnectionFile(connectionFile);
        return connect(new ConnectionFinder(GridSettings.from(settings)).find(file), settings);
    }

    private static Client connect(FoundGrid grid, Settings settings) {
        HazelcastInstance hazelcast = new GridConnector(settings).connect(grid);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader application = context == null ? Client.class.getClassLoader() : context;
        return new Client(
                HazelcastConnection.start(hazelcast, grid.access(), ClientSettings.from(settings), application));
    }

    /** Returns the ids of the engines that are there now, ascending, as a new list. Does not wait. */
    public List<Integer> ids() {
        return new ArrayList<>(connection.ids());
    }

    /** Returns how many engines are there now. */
    public int size() {
        return connection.ids().size();
    }

    /** Returns a view for each engine that is there now. */
    @Override
    public Iterator<DirectView> iterator() {
        return ids().stream().map(this::view).iterator();
    }

    /**
     * Returns a new view of an engine. Changes to one view do not affect other views.
     *
     * @throws NoSuchEngineException when there is no engine of that id now; the message names those there are
     */
    public DirectView view(int id) {
        if (!connection.has(id)) {
            throw new NoSuchEngineException(
                    "there is no engine " + id + " in " + connection.name() + "; " + these(connection.ids()));
        }
        return new EngineView(connection, id);
    }

    /**
     * Supports Groovy's {@code rc[0]}, the view of that id. {@code rc[-1]} is the view of the last id, and so on
     * backwards.
     */
    public DirectView getAt(int id) {
        List<Integer> ids = connection.ids();
        if (id >= 0) {
            return view(id);
        }
        if (ids.size() + id < 0) {
            throw new NoSuchEngineException("there is no engine [" + id + "], counted from the last one, in "
                    + connection.name() + "; " + these(ids));
        }
        return view(ids.get(ids.size() + id));
    }

    /**
     * Returns a new view of several engines, in this order.
     *
     * @throws NoSuchEngineException when there is no engine of one of the ids now; the message names those there are
     * @throws IllegalArgumentException when an id stands twice
     */
    public MultiView view(int first, int second, int... more) {
        List<Integer> ids = new ArrayList<>(List.of(first, second));
        Arrays.stream(more).forEach(ids::add);
        return view(ids);
    }

    /**
     * Returns a new view of these engines, in this order; of one engine, too.
     *
     * @throws NoSuchEngineException when there is no engine of one of the ids now; the message names those there are
     * @throws IllegalArgumentException when an id stands twice, or there are none
     */
    public MultiView view(Collection<Integer> ids) {
        List<Integer> given = EngineIds.checked(ids);
        List<Integer> missing = given.stream().filter(id -> !connection.has(id)).toList();
        if (!missing.isEmpty()) {
            throw new NoSuchEngineException(
                    (missing.size() == 1 ? "there is no engine " + missing.get(0) : "there are no engines " + missing)
                            + " in " + connection.name() + "; " + these(connection.ids()));
        }
        return new EnginesView(connection, given);
    }

    /**
     * Returns a new view of all engines: of those that are there at each call, by ascending id. An engine that joins
     * takes part from the next call on.
     */
    public MultiView all() {
        return new EnginesView(connection, null);
    }

    /**
     * Returns a new view of whichever engine is least busy, chosen anew for each task; engines that come later are among
     * them.
     */
    public LoadBalancedView balanced() {
        return new BalancedView(connection);
    }

    /**
     * Supports Groovy's {@code rc[0, 2]}, {@code rc[0..2]} and {@code rc[[0, 2]]}, the view of these ids. A range with a
     * negative end counts positions, as in Groovy's lists: {@code rc[0..-1]} is a view of all engines that are there
     * now, and keeps to them.
     */
    public MultiView getAt(Collection<?> ids) {
        return view(EngineIds.given(ids, connection.ids()));
    }

    /** Called by Groovy for a missing property, and for {@code rc['x']}. */
    public Object propertyMissing(String name) {
        throw UnknownMember.property(
                Client.class, name, "variables belong to engines: rc[id]['" + name + "'] is that of one engine");
    }

    /**
     * Returns these results, each as soon as it has ended, with a value or not. They may be of any views of this
     * client. The iterator waits for the next one, and shows the output of all as waiting threads do (see {@link
     * AsyncResult}). Each iteration starts anew.
     */
    public <T extends AsyncResult<?>> Iterable<T> asCompleted(Collection<? extends T> results) {
        List<T> all = List.copyOf(results);
        return () -> new AsCompleted<>(all, Durations.FOR_EVER);
    }

    /**
     * Waits until all these results have ended, but no longer than {@code timeout}. Returns true if they have. Throws
     * nothing that they failed with, and decodes nothing. Shows their output, as {@link #asCompleted} does.
     *
     * @throws CogridException if this thread is interrupted, or if this program has no room for the results until it
     *     reads some that have come
     */
    public boolean awaitAll(Collection<? extends AsyncResult<?>> results, Duration timeout) {
        Duration longest = Durations.notNegative(timeout, "timeout");
        return new AsCompleted<AsyncResult<?>>(List.copyOf(results), longest).allWithin(longest);
    }

    /**
     * Waits until at least {@code count} engines are there.
     *
     * @throws CogridException if they are not there in time; the message says how many are
     */
    public void waitForEngines(int count, Duration timeout) {
        Duration longest = Durations.notNegative(timeout, "timeout");
        try {
            if (!connection.awaitEngines(count, longest)) {
                throw new CogridException("waited " + Amounts.time(longest) + " for " + Counted.of(count, "engine")
                        + " in " + connection.name() + "; " + these(connection.ids()) + ": start more, or wait longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("this thread was interrupted while waiting for engines", e);
        }
    }

    /**
     * Calls a listener with the events of engines: first one for each engine that is there now, then one for each engine
     * that comes, drains or is lost. The events come in order and without a gap. An engine that has appeared is among
     * {@link #ids()}, unless it was lost meanwhile. Returns at once.
     *
     * <p>Callback threads call the listener, with one event at a time. It may wait, also for results; events wait for
     * it. If it throws something, that is logged, and the listener gets the next event all the same. It gets no events
     * after this client or the returned {@code Listening} is closed.
     *
     * <pre>{@code
     * try (Listening listening = client.onEngines(event -> System.out.println(event))) {
     *     client.waitForEngines(4, Duration.ofMinutes(1));
     * }
     * }</pre>
     *
     * @throws CogridException when this client is closed
     */
    public Listening onEngines(Consumer<EngineEvent> listener) {
        return connection.onEngines(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Returns a map of the grid, Hazelcast's own, for this program. It is there once something is put into it, until it
     * is destroyed or the grid ends; members keep its entries, each with a backup. On engines it is {@code
     * Engine.current().hazelcast().getMap(name)}. In Groovy: {@code rc.gridMap('orders')['a'] = 1}.
     *
     * <p>Keys and values are plain: numbers, texts, booleans, dates and times, UUIDs, arrays of numbers and texts, and
     * lists, sets and maps of these. Lists arrive as {@code ArrayList}, maps as {@code LinkedHashMap}, sets as {@code
     * LinkedHashSet}, other texts as {@code String}. Records that are not {@code Serializable} are kept by their
     * components. What nobody could read is refused with an {@link IllegalArgumentException} before it is written.
     *
     * <p>Reading, writing, iterating and listening work, and queries with Hazelcast's {@code Predicates}, {@code
     * Aggregators} and {@code Projections}. Functions for {@code compute}, {@code merge} and {@code replaceAll} run
     * here. So do listeners, on threads of Hazelcast that should not be kept waiting; in the first moments of a client
     * they may miss changes at members that it is not connected to yet. Entry processors, interceptors,
     * query caches and predicates of a program's own would run at the members and are refused with an {@link
     * UnsupportedOperationException}: apply a function on an engine instead. While the grid is lost, calls wait until it
     * is back, and fail when this client gives it up, after a minute by default.
     *
     * @throws IllegalArgumentException for a name that begins with {@code cogrid}
     * @throws CogridException when this client is closed or has lost the grid; the same for methods of the map
     */
    public <K, V> IMap<K, V> gridMap(CharSequence name) {
        return connection.gridMap(MapNames.checked(name));
    }

    /**
     * Gives these libraries to the scripts and functions on all engines, present and later. They stay as long as the
     * grid. Blocks until each serving engine has adopted them or failed to. An engine adopts them after the tasks sent
     * to it before. An interrupt ends that wait. Where libraries have a resource of the same name, that of the one added
     * last is found first.
     *
     * @throws CogridException if a file is missing or is no jar: then none is added. Also if this thread is interrupted
     * @throws org.cogrid.core.CompositeTaskException if engines could not adopt them, as one can't when a library has
     *     another version of a class than one that it has: the other engines have the libraries, and it gets them at
     *     its restart
     */
    public void addJars(Path first, Path... more) {
        List<Path> jars = new ArrayList<>(List.of(first));
        jars.addAll(Arrays.asList(more));
        JarDelivery.deliver(connection, jars);
    }

    /** Does the same as {@link #addJars(Path, Path...)}. */
    public void addJars(CharSequence first, CharSequence... more) {
        addJars(
                Path.of(first.toString()),
                Arrays.stream(more).map(name -> Path.of(name.toString())).toArray(Path[]::new));
    }

    /**
     * Ends the namespace of a dead engine: its values leave the grid, and its id is not used again. Waits up to 5 s until
     * the members have noted the engine's end, as this client has.
     *
     * @throws IllegalStateException if the engine is alive, or just coming back
     */
    public void forget(int id) {
        connection.forget(id);
    }

    /**
     * Returns what all engines are doing, by ascending id. The list includes engines that were stopped or have died and
     * may be restarted. Busy engines answer, too. An engine that does not answer within 2 s is listed as {@link
     * EngineStatus.State#NOT_ANSWERING}. Blocks for a few seconds at most.
     */
    public List<EngineStatus> status() {
        return connection.status();
    }

    /**
     * Ends the task that an engine runs now, whoever sent it. Its sender gets a {@link
     * org.cogrid.core.TaskAbortedException} that says who interrupted it. If no task runs but a value is being copied
     * to the grid, the copying ends and the value stays live only. Tasks in the queue are left alone, and the next one
     * starts. To end a task of this client, use {@link AsyncResult#cancel()}. Blocks until the task has stopped or is
     * known to be stuck, for a few seconds at most.
     *
     * @throws NoSuchEngineException if there is no engine of that id
     * @throws CogridException if the engine does not answer
     */
    public InterruptOutcome interrupt(int id) {
        return connection.interrupt(id);
    }

    /**
     * Leaves the grid. Unfinished results fail. Tasks that were sent run on: their results are dropped, and their
     * output and failures go to the engine's log. May be called twice. A program ends even if it never closes its
     * client.
     */
    @Override
    public void close() {
        connection.close();
    }

    /** Names the grid and its engines. Does not wait. */
    @Override
    public String toString() {
        return "<Client of " + connection.name() + ": "
                + (connection.isClosed() ? "closed" : "engines " + connection.ids()) + ">";
    }

    private static String these(List<Integer> ids) {
        return ids.isEmpty() ? "there are no engines" : "there are engines " + ids;
    }
}
