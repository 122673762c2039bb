package org.cogrid.client.internal.grid;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.grid.ConnectionFile;
import org.cogrid.core.spi.EngineProvider;
import org.cogrid.core.spi.StartedEngine;

/** Engines in this JVM, each with a grid member of its own. */
public final class EmbeddedEngines implements EngineGroup {
    private final EngineProvider provider = EngineProviders.find();
    private final ConnectionFile file;
    private final Map<Integer, StartedEngine> engines =
            new TreeMap<>(); // guarded by this; without those that were killed

    private EmbeddedEngines(ConnectionFile file) {
        this.file = file;
    }

    /** Starts so many engines with the ids 0, 1, 2 …; returns when they serve, or none is left. */
    public static EmbeddedEngines start(ConnectionFile file, int count) {
        EmbeddedEngines group = new EmbeddedEngines(file);
        try {
            for (int id = 0; id < count; id++) {
                group.restart(id);
            }
            return group;
        } catch (RuntimeException e) {
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
    public synchronized void kill(int engineId) {
        StartedEngine engine = engines.remove(engineId);
        if (engine == null) {
            throw new NoSuchEngineException("This cluster has no engine " + engineId + "; it has " + engines.keySet());
        }
        engine.kill();
    }

    @Override
    public synchronized void restart(int engineId) {
        if (engines.containsKey(engineId)) {
            throw new IllegalStateException(
                    "Engine " + engineId + " can't be started again: it lives, in this process");
        }
        engines.put(engineId, provider.startHere(file.path(), OptionalInt.of(engineId)));
    }

    @Override
    public synchronized void close() {
        engines.values().forEach(StartedEngine::kill);
        engines.clear();
        file.deleteForGood();
    }
}
