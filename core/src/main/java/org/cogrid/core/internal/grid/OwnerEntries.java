package org.cogrid.core.internal.grid;

import com.hazelcast.cluster.Cluster;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.query.Predicates;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.GridCalls;

/**
 * The manifests that each owner keeps, with the time since when. Each pair of owner and manifest is an entry of its
 * own, so that owners never change each other's entries. Thread-safe.
 */
final class OwnerEntries {
    private final IMap<String, Long> entries;

    private final Cluster clock;

    OwnerEntries(HazelcastInstance hazelcast) {
        clock = hazelcast.getCluster();
        entries = hazelcast.getMap(GridNames.CODE_OWNERS);
    }

    /** Starts calls that add these manifests to an owner. */
    void add(String owner, Collection<ContentHash> manifests, GridCalls calls) {
        long now = clock.getClusterTime();
        manifests.forEach(manifest -> calls.add(entries.setAsync(new OwnerKey(owner, manifest).text(), now)));
    }

    void remove(String owner, Collection<ContentHash> manifests) {
        GridCalls calls = new GridCalls();
        manifests.forEach(manifest -> calls.add(entries.deleteAsync(new OwnerKey(owner, manifest).text())));
        calls.await();
    }

    /** The manifests of an owner, the latest first. */
    Set<ContentHash> of(String owner) {
        return entries.entrySet(Predicates.like("__key", OwnerKey.prefix(owner) + "%")).stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .flatMap(entry -> OwnerKey.read(entry.getKey()))
                .map(OwnerKey::manifest)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Map<String, Set<ContentHash>> all() {
        Map<String, Set<ContentHash>> all = new HashMap<>();
        entries.keySet().stream()
                .flatMap(OwnerKey::read)
                .forEach(key -> all.computeIfAbsent(key.owner(), owner -> new HashSet<>())
                        .add(key.manifest()));
        return all;
    }
}
