package org.cogrid.client.internal.code;

import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;

/**
 * Where the bytes of each unit come from, and which loader has the class of those bytes, so that what comes back decodes to
 * that very class. Thread-safe.
 */
final class UnitSources {
    private static final int ADDED_PER_CLEANING = 1_000;
    private final Map<ContentHash, Source> sources = new ConcurrentHashMap<>();
    private final AtomicInteger added = new AtomicInteger();

    /** The newest loader of equal bytes counts: what it sends is what comes back. */
    void add(ContentHash unit, ClassLoader loader, Supplier<byte[]> bytes) {
        sources.put(unit, new Source(new WeakReference<>(loader), bytes));
        if (added.incrementAndGet() % ADDED_PER_CLEANING == 0) {
            sources.values().removeIf(source -> source.loader.get() == null);
        }
    }

    /** The bytes of those of the units that are known here. */
    Map<ContentHash, Supplier<byte[]>> of(Set<ContentHash> units) {
        Map<ContentHash, Supplier<byte[]>> found = new LinkedHashMap<>();
        for (ContentHash unit : units) {
            Source source = sources.get(unit);
            if (source != null) {
                found.put(unit, source.bytes);
            }
        }
        return found;
    }

    /** The loader that has the class or jar of exactly these bytes. */
    Optional<ClassLoader> loaderOf(ContentHash unit) {
        return Optional.ofNullable(sources.get(unit)).map(source -> source.loader.get());
    }

    private record Source(WeakReference<ClassLoader> loader, Supplier<byte[]> bytes) {}
}
