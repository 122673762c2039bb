package org.cogrid.node.internal.code.use;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.grid.CodeStore;

/**
 * The manifests that an engine makes itself for values that leave: those of its session's classes, and those that join
 * code of several manifests. The grid keeps each one before it is handed out, and until it has not been handed out for
 * a while. Thread-safe.
 */
public final class MadeManifests {
    /** The number of the collector's looks in its grace period. */
    private static final int LOOKS_KEPT = 4;

    private final CodeStore store;
    private final KeptManifests kept;

    // Both guarded by this.
    private final Map<Class<?>, ContentHash> ofSession = new WeakHashMap<>();
    private final Map<Set<ContentHash>, ContentHash> merged = new HashMap<>();

    /**
     * Written under this object's lock. Read without it by {@link #all}, whose caller may hold another lock that a
     * writer waits for.
     */
    private final Map<ContentHash, Made> made = new ConcurrentHashMap<>();

    public MadeManifests(CodeStore store, KeptManifests kept) {
        this.store = store;
        this.kept = kept;
    }

    /** Code that leaves: its manifest, and the units that are not in the grid yet. */
    public record Leaving(Manifest manifest, Map<ContentHash, Supplier<byte[]>> units) {}

    /** The manifest of a class of the session. */
    public synchronized ContentHash ofSession(Class<?> type, Function<Class<?>, Leaving> make) {
        return handOut(ofSession, type, make);
    }

    /** The manifest of code that arrived with several manifests; {@code parts} identifies the combination. */
    public synchronized ContentHash merged(Set<ContentHash> parts, Function<Set<ContentHash>, Leaving> make) {
        return handOut(merged, parts, make);
    }

    /** The manifests that the grid must keep. */
    public Set<ContentHash> all() {
        return made.keySet();
    }

    public Optional<Manifest> find(ContentHash hash) {
        return Optional.ofNullable(made.get(hash)).map(Made::manifest);
    }

    /** Called at each look of the collector: forgets manifests that were not handed out for a while. */
    public synchronized void look() {
        made.replaceAll((hash, each) -> new Made(each.manifest(), each.looks() + 1));
        made.values().removeIf(each -> each.looks() > LOOKS_KEPT);
        ofSession.values().retainAll(made.keySet());
        merged.values().retainAll(made.keySet());
    }

    private <K> ContentHash handOut(Map<K, ContentHash> known, K key, Function<K, Leaving> make) {
        ContentHash hash = known.get(key);
        if (hash != null) {
            made.computeIfPresent(hash, (same, each) -> new Made(each.manifest(), 0));
            return hash;
        }
        ContentHash put = put(make.apply(key));
        known.put(key, put);
        return put;
    }

    private ContentHash put(Leaving leaving) {
        ContentHash hash = leaving.manifest().hash();
        made.put(hash, new Made(leaving.manifest(), 0)); // before it is kept, otherwise the collector could undo that
        kept.keepAlso(leaving.manifest());
        Map<ContentHash, Supplier<byte[]>> units = new HashMap<>(leaving.units());
        units.put(hash, leaving.manifest()::bytes);
        Uninterrupted.run(() -> store.putMissing(units));
        return hash;
    }

    /** A manifest, and how many looks ago it was last handed out. */
    private record Made(Manifest manifest, int looks) {}
}
