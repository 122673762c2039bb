package org.cogrid.client.internal.code.graph;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;

/**
 * Where the bytes of each unit come from, and which loader has the class of those bytes, so that what comes back decodes to
 * that very class. Several loaders may have the same unit, as all have that reload a part of a program and share the rest:
 * a unit is known for as long as any of them lives. Thread-safe.
 */
public final class UnitSources {
    private static final int ADDED_PER_CLEANING = 1_000;

    // Both guarded by this.
    private final Map<ContentHash, Deque<Source>> sources = new HashMap<>();
    private int added;

    /** The newest loader of equal bytes counts: what it sends is what comes back. */
    synchronized void add(ContentHash unit, ClassLoader loader, Supplier<byte[]> bytes) {
        if (++added % ADDED_PER_CLEANING == 0) {
            sources.values().forEach(all -> all.removeIf(Source::isGone));
            sources.values().removeIf(Deque::isEmpty);
        }
        Deque<Source> all = sources.computeIfAbsent(unit, any -> new ArrayDeque<>(1));
        all.removeIf(source -> source.loader.refersTo(loader));
        all.addFirst(new Source(new WeakReference<>(loader), bytes));
    }

    /** The bytes of those of the units that are known here. */
    public synchronized Map<ContentHash, Supplier<byte[]>> of(Set<ContentHash> units) {
        Map<ContentHash, Supplier<byte[]>> found = new LinkedHashMap<>();
        for (ContentHash unit : units) {
            newest(unit).ifPresent(source -> found.put(unit, source.bytes));
        }
        return found;
    }

    /** The loader that has the class or jar of exactly these bytes. */
    public synchronized Optional<ClassLoader> loaderOf(ContentHash unit) {
        return newest(unit).map(source -> source.loader.get());
    }

    /** The newest that lives, else the newest, as its bytes may still be at hand. */
    private Optional<Source> newest(ContentHash unit) {
        Deque<Source> all = sources.getOrDefault(unit, new ArrayDeque<>(0));
        return all.stream()
                .filter(source -> !source.isGone())
                .findFirst()
                .or(() -> Optional.ofNullable(all.peekFirst()));
    }

    private record Source(WeakReference<ClassLoader> loader, Supplier<byte[]> bytes) {
        boolean isGone() {
            return loader.refersTo(null);
        }
    }
}
