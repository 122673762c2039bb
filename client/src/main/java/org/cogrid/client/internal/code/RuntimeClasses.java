package org.cogrid.client.internal.code;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * The bytes of classes that were compiled while this program ran, and so are no resources of their loader. By class, not by
 * name: every shell makes a {@code Script1}. Forgets a class with its loader. Thread-safe.
 */
public final class RuntimeClasses {
    private static final RuntimeClasses INSTANCE = new RuntimeClasses();
    private final Map<Class<?>, byte[]> bytes = new WeakHashMap<>();
    private final Map<String, List<WeakReference<Class<?>>>> byName = new HashMap<>();

    RuntimeClasses() {}

    /** The one that compilers in this JVM tell of their classes. */
    public static RuntimeClasses instance() {
        return INSTANCE;
    }

    /** Remembers what a class was made of. */
    public synchronized void record(Class<?> type, byte[] classBytes) {
        bytes.put(type, classBytes);
        List<WeakReference<Class<?>>> same = byName.computeIfAbsent(type.getName(), name -> new ArrayList<>());
        same.removeIf(reference -> reference.get() == null);
        same.add(new WeakReference<>(type));
    }

    /** The bytes of the class that this loader knows by that name, if it was compiled at run time. */
    Optional<byte[]> find(String name, ClassLoader loader) {
        return isKnown(name) ? load(name, loader).flatMap(this::bytesOf) : Optional.empty();
    }

    private synchronized Optional<byte[]> bytesOf(Class<?> type) {
        return Optional.ofNullable(bytes.get(type));
    }

    private synchronized boolean isKnown(String name) {
        return byName.getOrDefault(name, List.of()).stream()
                .map(WeakReference::get)
                .anyMatch(Objects::nonNull);
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // of another loader
        }
    }
}
