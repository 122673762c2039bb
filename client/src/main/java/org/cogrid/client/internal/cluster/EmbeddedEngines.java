package org.cogrid.client.internal.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cogrid.client.internal.cluster.grids.GridEnd;
import org.cogrid.client.internal.cluster.launch.EngineProviders;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.spi.EngineProvider;
import org.cogrid.core.spi.StartedEngine;

/** Engines in this JVM, each with a grid member of its own. */
public final class EmbeddedEngines implements EngineGroup {
    private static final Runnable NOTHING = () -> {};

    private final EngineProvider provider = EngineProviders.find();
    private final ConnectionFile file;
    private final Map<String, String> given;
    private final LazyControl control;
    private final Map<Integer, StartedEngine> engines =
            new TreeMap<>(); // guarded by this; without the engines that were killed

    private EmbeddedEngines(ConnectionFile file, Settings settings, LazyControl control) {
        this.file = file;
        this.given = settings.given();
        this.control = control;
    }

    /**
     * Starts {@code count} engines with the ids 0, 1, 2 …. Returns when they serve; if one can't start, none is left.
     */
    public static EmbeddedEngines start(ConnectionFile file, int count, Settings settings, LazyControl control) {
        EmbeddedEngines group = new EmbeddedEngines(file, settings, control);
        try {
            for (int id = 0; id < count; id++) {
                group.startAnew(id);
            }
            return group;
        } catch (RuntimeException | Error e) {
            group.close();
            throw e;
        }
    }

    @Override
    public synchronized List<Long> pids() {
        return engines.values().stream()
                .map(engine -> ProcessHandle.current().pid())
                .toList();
    }

    @Override
    public synchronized List<Integer> add(int count) {
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StartedEngine engine = provider.startHere(file.path(), OptionalInt.empty(), given, NOTHING);
            engines.put(engine.id(), engine);
            added.add(engine.id());
        }
        return added;
    }

    @Override
    public synchronized void kill(int engineId) {
        find(engineId).kill();
        engines.remove(engineId);
    }

    private StartedEngine find(int engineId) {
        StartedEngine engine = engines.get(engineId);
        if (engine == null) {
            throw new NoSuchEngineException("This cluster has no engine " + engineId + "; it has " + engines.keySet());
        }
        return engine;
    }

    @Override
    public List<String> restart(int engineId) {
        StartedEngine engine = startAnew(engineId);
        try {
            return engine.lost(); // without the lock: it may take long
        } catch (CogridException e) { // the engine has ended
            synchronized (this) {
                engines.remove(engineId, engine);
            }
            throw e;
        }
    }

    private synchronized StartedEngine startAnew(int engineId) {
        StartedEngine old = engines.get(engineId);
        Runnable endOld = old == null ? NOTHING : () -> end(engineId, old);
        StartedEngine engine = provider.startHere(file.path(), OptionalInt.of(engineId), given, endOld);
        engines.put(engineId, engine);
        return engine;
    }

    /** Ends an engine. Called by the thread that starts its successor, which may still fail. */
    private void end(int engineId, StartedEngine old) {
        old.close();
        engines.remove(engineId);
    }

    @Override
    public synchronized void stop(int engineId, Duration drain) {
        find(engineId).stop(drain);
        engines.remove(engineId);
    }

    @Override
    public synchronized void stopAll(Duration drain) {
        List.copyOf(engines.keySet()).forEach(id -> stop(id, drain));
        close();
    }

    @Override
    public Path log(int engineId) {
        throw new CogridException("Engine " + engineId + " has no log of its own, as it is in this program");
    }

    @Override
    public void killAll() {
        close();
    }

    @Override
    public synchronized void close() {
        control.close();
        engines.values().forEach(StartedEngine::kill);
        engines.clear();
        GridEnd.ofProgram(file);
    }
}
