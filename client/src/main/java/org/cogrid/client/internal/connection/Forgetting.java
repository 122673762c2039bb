package org.cogrid.client.internal.connection;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import org.cogrid.client.internal.grid.EngineWatch;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;

/** Removes from the grid what a dead engine has left there. */
final class Forgetting {
    private final HazelcastInstance grid;
    private final EngineWatch engines;

    Forgetting(HazelcastInstance grid, EngineWatch engines) {
        this.grid = grid;
        this.engines = engines;
    }

    void forget(int engineId) {
        if (engines.find(engineId).isPresent()) {
            throw new IllegalStateException(
                    "engine " + engineId + " is alive and can't be forgotten: stop it first, or clear() its namespace");
        }
        IMap<Integer, String> entries = grid.getMap(GridNames.ENGINES);
        String entry = entries.get(engineId);
        if (entry == null) {
            throw new NoSuchEngineException("there never was an engine " + engineId + " in this grid");
        }
        EngineEntry forgotten = EngineEntry.fromJson(entry).in(EngineEntry.State.FORGOTTEN);
        if (!entries.replace(engineId, entry, forgotten.toJson())) {
            throw new IllegalStateException("engine " + engineId + " is just coming back; it was not forgotten");
        }
        grid.getMap(GridNames.namespace(engineId)).destroy();
        grid.getMap(GridNames.definitions(engineId)).destroy();
        CodeStore code = new CodeStore(grid);
        code.release(CodeOwners.engine(engineId));
        code.release(CodeOwners.scripts(engineId));
    }
}
