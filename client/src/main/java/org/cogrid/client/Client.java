package org.cogrid.client;

import com.hazelcast.core.HazelcastInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.internal.session.HazelcastConnection;
import org.cogrid.client.internal.view.EngineView;
import org.cogrid.client.internal.view.LibraryFiles;
import org.cogrid.config.ClientSettings;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
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
    private final GridConnection session;

    Client(GridConnection session) {
        this.session = session;
    }

    /**
     * Connects to a grid of this user: the one that the setting {@code cogrid.connection} (environment variable
     * {@code COGRID_CONNECTION}) names, else the only one that runs, else the one called {@code default}.
     *
     * @throws org.cogrid.core.GridConnectionException within 5 s when there is none, saying where it looked and how to start
     *     one; or when several run and none is called {@code default}
     */
    public static Client connect() {
        return connect(Settings.load());
    }

    /**
     * Connects as {@link #connect()}, by these settings in place of those of {@link Settings#load()}: they say where grids are looked for,
     * and hold for this client alone. Other clients of this program, and the engines, have their own.
     *
     * @throws org.cogrid.config.ConfigException when one of them can't be used
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(Settings settings) {
        return connect(new ConnectionFinder(GridSettings.from(settings)).find(), settings);
    }

    /**
     * Connects to the grid of this name, or of this connection file.
     *
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(CharSequence nameOrFile) {
        return connect(nameOrFile, Settings.load());
    }

    /**
     * Connects to the grid of this name, or of this connection file, by these settings; see {@link #connect(Settings)}.
     *
     * @throws org.cogrid.config.ConfigException when one of them can't be used
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(CharSequence nameOrFile, Settings settings) {
        return connect(new ConnectionFinder(GridSettings.from(settings)).find(nameOrFile.toString()), settings);
    }

    /**
     * Connects to the grid of this connection file.
     *
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(Path connectionFile) {
        return connect(connectionFile, Settings.load());
    }

    /**
     * Connects to the grid of this connection file, by these settings; see {@link #connect(Settings)}.
     *
     * @throws org.cogrid.config.ConfigException when one of them can't be used
     * @throws org.cogrid.core.GridConnectionException as {@link #connect()}
     */
    public static Client connect(Path connectionFile, Settings settings) {
        ConnectionFile file = new ConnectionFile(connectionFile);
        return connect(new ConnectionFinder(GridSettings.from(settings)).find(file), settings);
    }

    private static Client connect(GridAccess access, Settings settings) {
        HazelcastInstance hazelcast = new GridConnector(settings).connect(access);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader application = context == null ? Client.class.getClassLoader() : context;
        return new Client(HazelcastConnection.start(hazelcast, access, ClientSettings.from(settings), application));
    }

    /** The ids of the engines that are there now, ascending; a list of the caller's own. Does not wait. */
    public List<Integer> ids() {
        return new ArrayList<>(session.ids());
    }

    /** How many engines are there now. */
    public int size() {
        return session.ids().size();
    }

    /** A view for each engine that is there now. */
    @Override
    public Iterator<DirectView> iterator() {
        return ids().stream().map(this::view).iterator();
    }

    /**
     * A fresh view of an engine, so that what is set on one is not seen by another.
     *
     * @throws NoSuchEngineException when there is no engine of that id now; the message names those there are
     */
    public DirectView view(int id) {
        if (!session.has(id)) {
            throw new NoSuchEngineException(
                    "there is no engine " + id + " in " + session.name() + "; " + these(session.ids()));
        }
        return new EngineView(session, id);
    }

    /** Groovy's {@code rc[0]}: the view of that id; {@code rc[-1]} is the one of the last id, and so on backwards. */
    public DirectView getAt(int id) {
        List<Integer> ids = session.ids();
        if (id >= 0) {
            return view(id);
        }
        if (ids.size() + id < 0) {
            throw new NoSuchEngineException("there is no engine [" + id + "], counted from the last one, in "
                    + session.name() + "; " + these(ids));
        }
        return view(ids.get(ids.size() + id));
    }

    /**
     * Waits until at least that many engines are there.
     *
     * @throws CogridException when they were not in time, saying how many were
     */
    public void waitForEngines(int count, Duration timeout) {
        Duration longest = Durations.notNegative(timeout, "timeout");
        try {
            if (!session.awaitEngines(count, longest)) {
                throw new CogridException("waited " + Amounts.time(longest) + " for " + Counted.of(count, "engine")
                        + " in " + session.name() + "; " + these(session.ids()) + ": start more, or wait longer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException("this thread was interrupted while waiting for engines", e);
        }
    }

    /**
     * Tells a listener what happens to engines: first that those appeared which are there now, and then of each that comes, drains or is
     * lost, in the order it happened and without a gap. An engine that was told to have appeared is among {@link #ids()} then, unless it
     * has been lost meanwhile. Returns at once.
     *
     * <p>The listener is called by callback threads, one event at a time, and may wait, also for results; events wait for it. When it throws
     * something, that is logged, and it is told of the next event all the same. It hears nothing of what happens after this client, or the
     * listening, is closed.
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
        return session.onEngines(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Gives the scripts and functions on all engines, present and later, these libraries. They stay as long as the grid. Blocks until each
     * engine that serves has taken them, which it does after what it was sent before; an interrupt ends that wait.
     *
     * @throws CogridException when a file is missing or no jar; then none is added. Or when this thread is interrupted, or a library has another
     *     version of a class than one that an engine has; the others have it then, and that engine once it was restarted
     */
    public void addJars(Path first, Path... more) {
        List<Path> jars = new ArrayList<>(List.of(first));
        jars.addAll(Arrays.asList(more));
        session.addJars(LibraryFiles.check(jars));
    }

    /** As {@link #addJars(Path, Path...)}. */
    public void addJars(CharSequence first, CharSequence... more) {
        addJars(
                Path.of(first.toString()),
                Arrays.stream(more).map(name -> Path.of(name.toString())).toArray(Path[]::new));
    }

    /**
     * Ends the namespace of an engine that is dead, so that its values leave the grid and its id is never asked for again.
     *
     * @throws IllegalStateException when the engine is alive
     */
    public void forget(int id) {
        session.forget(id);
    }

    /**
     * What all engines are doing, by ascending id: also of those that were stopped or have died and may be restarted. Engines answer past
     * their queues; one that does not within 2 s is listed as {@link EngineStatus.State#NOT_ANSWERING}. Blocks for a few seconds at most.
     */
    public List<EngineStatus> status() {
        return session.status();
    }

    /**
     * Ends the task that an engine runs now, whoever sent it; its sender gets a {@link org.cogrid.core.TaskAbortedException} that says who
     * interrupted. Where no task runs but a value is being copied to the grid, that is ended, and the value stays live only. Tasks that
     * wait are left alone, and the next one starts. To end a task of this client's own, use {@link AsyncResult#cancel()}. Blocks
     * until the task has stopped or is known to be stuck, for seconds at most.
     *
     * @throws NoSuchEngineException when there is no engine of that id
     * @throws CogridException when the engine does not answer
     */
    public InterruptOutcome interrupt(int id) {
        return session.interrupt(id);
    }

    /**
     * Leaves the grid. Tasks that were sent run on, their results are dropped, and what they print or fail with goes to the engine's log;
     * unfinished results fail. Repeatable. A client that is never closed does not keep its program from ending.
     */
    @Override
    public void close() {
        session.close();
    }

    /** Names the grid and its engines, without waiting. */
    @Override
    public String toString() {
        return "<Client of " + session.name() + ": " + (session.isClosed() ? "closed" : "engines " + session.ids())
                + ">";
    }

    private static String these(List<Integer> ids) {
        return ids.isEmpty() ? "there are no engines" : "there are engines " + ids;
    }
}
