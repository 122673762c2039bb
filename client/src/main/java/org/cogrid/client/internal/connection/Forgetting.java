package org.cogrid.client.internal.connection;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.client.internal.grid.EngineWatch;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;

/** Removes from the grid what a dead engine has left there. */
final class Forgetting {
    /** How long members may take to note the end of an engine that this client has noted already. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final HazelcastInstance grid;
    private final EngineWatch engines;

    Forgetting(HazelcastInstance grid, EngineWatch engines) {
        this.grid = grid;
        this.engines = engines;
    }

    void forget(int engineId) {
        IMap<Integer, String> entries = grid.getMap(GridNames.ENGINES);
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> refusal = mark(engineId, entries);
        while (refusal.isPresent()
                && end - System.nanoTime() > 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK.toNanos());
            refusal = mark(engineId, entries);
        }
        refusal.ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        grid.getMap(GridNames.namespace(engineId)).destroy();
        grid.getMap(GridNames.definitions(engineId)).destroy();
        CodeStore code = new CodeStore(grid);
        code.release(CodeOwners.engine(engineId));
        code.release(CodeOwners.scripts(engineId));
    }

    /** Marks an engine as forgotten. Returns why the grid does not take that now, if so. */
    private Optional<String> mark(int engineId, IMap<Integer, String> entries) {
        if (engines.find(engineId).isPresent()) {
            throw new IllegalStateException(
                    "engine " + engineId + " is alive and can't be forgotten: stop it first, or clear() its namespace");
        }
        String entry = entries.get(engineId);
        if (entry == null) {
            throw new NoSuchEngineException("there never was an engine " + engineId + " in this grid");
        }
        EngineEntry forgotten = EngineEntry.fromJson(entry).in(EngineEntry.State.FORGOTTEN);
        try {
            return entries.replace(engineId, entry, forgotten.toJson())
                    ? Optional.empty()
                    : Optional.of("engine " + engineId + " is just coming back; it was not forgotten");
        } catch (UnsupportedOperationException e) { // of the member that was asked
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
