package org.cogrid.bench.rows;

import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.map.listener.EntryUpdatedListener;
import java.util.concurrent.atomic.AtomicLong;
import org.cogrid.core.Engine;
import org.cogrid.core.internal.grid.GridNames;

/** Counts, on an engine, the bytes of code that clients send to the grid; what is sent twice counts twice. */
public final class SentCode {
    private static final AtomicLong BYTES = new AtomicLong();

    private SentCode() {}

    /** Begins to count. */
    public static boolean count() {
        IMap<String, byte[]> code = Engine.current().hazelcast().getMap(GridNames.CODE);
        code.addEntryListener((EntryAddedListener<String, byte[]>) event -> BYTES.addAndGet(event.getValue().length), true);
        code.addEntryListener(
                (EntryUpdatedListener<String, byte[]>) event -> BYTES.addAndGet(event.getValue().length), true);
        return true;
    }

    /** What has come since then. */
    public static long bytes() {
        return BYTES.get();
    }
}
