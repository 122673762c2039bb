package org.cogrid.client.internal.code.graph;

import java.lang.ref.ReferenceQueue;
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
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of each unit come from, and which loader has the class with these bytes, so that a value that comes
 * back gets exactly that class. Several loaders may have the same unit, for example if each reloads a part of a program
 * and shares the rest. A unit and its bytes are known as long as any of its loaders lives, because only then can it be
 * sent. Thread-safe.
 */
public final class UnitSources {
    // All guarded by this.
    private final Map<ContentHash, Deque<Source>> sources = new HashMap<>();
    private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

    /** Adds a unit. If several loaders have equal bytes, the newest counts: values that it sends come back to it. */
    synchronized void add(ContentHash unit, ClassLoader loader, Supplier<byte[]> bytes) {
        for (Object next = gone.poll(); next != null; next = gone.poll()) {
            forget((Source) next);
        }
        Deque<Source> all = sources.computeIfAbsent(unit, any -> new ArrayDeque<>(1));
        all.removeIf(source -> source.refersTo(loader));
        all.addFirst(new Source(unit, loader, bytes, gone));
    }

    /** Returns the bytes of those units that are known here. */
    public synchronized Map<ContentHash, Supplier<byte[]>> of(Set<ContentHash> units) {
        Map<ContentHash, Supplier<byte[]>> found = new LinkedHashMap<>();
        for (ContentHash unit : units) {
            newest(unit).ifPresent(source -> found.put(unit, source.bytes));
        }
        return found;
    }

    /** Returns the loader that has the class or jar with exactly these bytes. */
    public synchronized Optional<ClassLoader> loaderOf(ContentHash unit) {
        return newest(unit).map(WeakReference::get);
    }

    private Optional<Source> newest(ContentHash unit) {
        return sources.getOrDefault(unit, new ArrayDeque<>(0)).stream()
                .filter(source -> !source.refersTo(null))
                .findFirst();
    }

    private void forget(Source source) {
        sources.computeIfPresent(source.unit, (unit, all) -> without(all, source));
    }

    private static @Nullable Deque<Source> without(Deque<Source> all, Source one) {
        all.remove(one);
        return all.isEmpty() ? null : all;
    }

    private static final class Source extends WeakReference<ClassLoader> {
        private final ContentHash unit;
        private final Supplier<byte[]> bytes;

        Source(ContentHash unit, ClassLoader loader, Supplier<byte[]> bytes, ReferenceQueue<ClassLoader> gone) {
            super(loader, gone);
            this.unit = unit;
            this.bytes = bytes;
        }
    }
}
