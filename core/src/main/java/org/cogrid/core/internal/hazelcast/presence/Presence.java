package org.cogrid.core.internal.hazelcast.presence;

import com.hazelcast.core.ReadOnly;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.query.impl.QueryableEntry;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.GridCalls;
import org.cogrid.core.internal.wire.WireTypes;
import org.jspecify.annotations.Nullable;

/** Asks the members whether the grid has some units. Unlike {@code IMap.containsKey}, this asks for several units at once. */
public final class Presence implements EntryProcessor<String, byte[], Boolean>, ReadOnly, IdentifiedDataSerializable {
    private static final long serialVersionUID = 1L;

    /** The hashes among a few that the grid lacks. */
    public static Set<ContentHash> missing(IMap<String, byte[]> units, Set<ContentHash> hashes) {
        Map<ContentHash, CompletableFuture<Boolean>> asked = new LinkedHashMap<>();
        GridCalls calls = new GridCalls();
        for (ContentHash hash : hashes) {
            CompletableFuture<Boolean> answer =
                    units.<Boolean>submitToKey(hash.hex(), new Presence()).toCompletableFuture();
            asked.put(hash, answer);
            calls.add(answer);
        }
        calls.await();
        Set<ContentHash> missing = new LinkedHashSet<>();
        asked.forEach((hash, answer) -> {
            if (!answer.join()) {
                missing.add(hash);
            }
        });
        return missing;
    }

    @Override
    public Boolean process(Map.Entry<String, byte[]> entry) {
        return ((QueryableEntry<?, ?>) entry).getValueData() != null; // getValue() would copy megabytes
    }

    @Override
    public @Nullable EntryProcessor<String, byte[], Boolean> getBackupProcessor() {
        return null; // backups need no change
    }

    @Override
    public int getFactoryId() {
        return WireTypes.FACTORY;
    }

    @Override
    public int getClassId() {
        return WireTypes.PRESENCE;
    }

    @Override
    public void writeData(ObjectDataOutput out) {
        // no state
    }

    @Override
    public void readData(ObjectDataInput in) {
        // no state
    }
}
