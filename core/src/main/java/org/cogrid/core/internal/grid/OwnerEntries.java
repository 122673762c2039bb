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
    private static final char BETWEEN = ' ';

    private final IMap<String, Long> entries;

    private final Cluster clock;

    OwnerEntries(HazelcastInstance hazelcast) {
        clock = hazelcast.getCluster();
        entries = hazelcast.getMap(GridNames.CODE_OWNERS);
    }

    /** Starts calls that add these manifests to an owner. */
    void add(String owner, Collection<ContentHash> manifests, GridCalls calls) {
        long now = clock.getClusterTime();
        manifests.forEach(manifest -> calls.add(entries.setAsync(key(owner, manifest), now)));
    }

    void remove(String owner, Collection<ContentHash> manifests) {
        GridCalls calls = new GridCalls();
        manifests.forEach(manifest -> calls.add(entries.deleteAsync(key(owner, manifest))));
        calls.await();
    }

    /** The manifests of an owner, the latest first. */
    Set<ContentHash> of(String owner) {
        return entries.entrySet(Predicates.like("__key", owner + BETWEEN + "%")).stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> manifestIn(entry.getKey()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Map<String, Set<ContentHash>> all() {
        Map<String, Set<ContentHash>> all = new HashMap<>();
        for (String key : entries.keySet()) {
            all.computeIfAbsent(ownerIn(key), owner -> new HashSet<>()).add(manifestIn(key));
        }
        return all;
    }

    private static String key(String owner, ContentHash manifest) {
        return owner + BETWEEN + manifest.hex();
    }

    private static String ownerIn(String key) {
        return key.substring(0, key.indexOf(BETWEEN));
    }

    private static ContentHash manifestIn(String key) {
        return new ContentHash(key.substring(key.indexOf(BETWEEN) + 1));
    }
}
