package org.cogrid.client.internal.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;

/**
 * Where the bytes of each unit come from, until they are in the grid, and which loader has the class of those bytes, so
 * that what comes back decodes to that very class. Thread-safe.
 */
final class UnitSources {
    private final Map<ContentHash, Supplier<byte[]>> waiting = new ConcurrentHashMap<>();
    private final Map<ContentHash, WeakReference<ClassLoader>> loaders = new ConcurrentHashMap<>();

    void addClass(ContentHash hash, byte[] bytes, ClassLoader loader) {
        waiting.put(hash, () -> bytes);
        loaders.put(hash, new WeakReference<>(loader));
    }

    void addJar(ContentHash hash, Path file, ClassLoader loader) {
        addJar(hash, file);
        loaders.putIfAbsent(hash, new WeakReference<>(loader));
    }

    void addJar(ContentHash hash, Path file) {
        waiting.put(hash, () -> read(file));
    }

    /** Those of the units that may have to be put in the grid. */
    Map<ContentHash, Supplier<byte[]>> waiting(Set<ContentHash> units) {
        Map<ContentHash, Supplier<byte[]>> found = new LinkedHashMap<>();
        for (ContentHash unit : units) {
            Supplier<byte[]> bytes = waiting.get(unit);
            if (bytes != null) {
                found.put(unit, bytes);
            }
        }
        return found;
    }

    /** The units are in the grid now: their bytes need not be held any longer. */
    void arrived(Set<ContentHash> units) {
        units.forEach(waiting::remove);
    }

    /** The loader that has the class or jar of exactly these bytes. */
    Optional<ClassLoader> loaderOf(ContentHash unit) {
        return Optional.ofNullable(loaders.get(unit)).map(WeakReference::get);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar " + file + " can't be read any more", e);
        }
    }
}
