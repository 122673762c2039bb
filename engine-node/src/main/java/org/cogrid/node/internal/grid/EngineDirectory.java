package org.cogrid.node.internal.grid;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;

/**
 * What this member knows of the grid's engines, kept up to date by the grid's events. It can be told while another
 * member hangs, which may keep the grid's own list from being read. Thread-safe.
 */
public final class EngineDirectory {
    private final Map<Integer, EngineEntry> known = new ConcurrentHashMap<>();

    private EngineDirectory() {}

    /** Reads the grid's list of engines, and follows it from then on. */
    public static EngineDirectory of(HazelcastInstance member) {
        EngineDirectory directory = new EngineDirectory();
        IMap<Integer, String> engines = member.getMap(GridNames.ENGINES);
        engines.addEntryListener(directory.new Events(), true); // first, so that no change is missed in between
        engines.values().forEach(directory::take);
        return directory;
    }

    /** All engines that this member knows of, also dead ones. */
    public List<EngineEntry> engines() {
        return List.copyOf(known.values());
    }

    private void take(String json) {
        EngineEntry news = EngineEntry.fromJson(json);
        known.merge(news.id(), news, EngineEntry::later);
    }

    private final class Events implements EntryAddedListener<Integer, String>, EntryUpdatedListener<Integer, String> {
        @Override
        public void entryAdded(EntryEvent<Integer, String> event) {
            take(event.getValue());
        }

        @Override
        public void entryUpdated(EntryEvent<Integer, String> event) {
            take(event.getValue());
        }
    }
}
