package org.cogrid.client.internal.code.graph;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cogrid.client.internal.code.jar.CodeLocation;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of classes that were compiled while this program ran, and so are no resources of their loader. They are
 * found by compilation and not by name, because every shell makes a {@code Script1}. A compiler reports the bytes
 * before the class exists. Each compilation has its own code source object, which connects the two. A class is
 * forgotten with its loader. Thread-safe.
 */
public final class RuntimeClasses {
    private static final RuntimeClasses INSTANCE = new RuntimeClasses();

    // Both guarded by this.
    private final Map<String, List<Compiled>> byName = new HashMap<>();
    private final ReferenceQueue<CodeSource> gone = new ReferenceQueue<>();

    RuntimeClasses() {}

    /** Returns the instance that the compilers in this JVM report to. */
    public static RuntimeClasses instance() {
        return INSTANCE;
    }

    /** Records the bytes of the class of that name from that compilation. */
    public synchronized void record(CodeSource compilation, String name, byte[] bytes) {
        for (Object next = gone.poll(); next != null; next = gone.poll()) {
            forget((Compiled) next);
        }
        byName.computeIfAbsent(name, any -> new ArrayList<>(1)).add(new Compiled(compilation, name, bytes, gone));
    }

    /** Returns the class that this loader knows by that name, if it was compiled at run time. */
    Optional<Found> find(String name, ClassLoader loader) {
        return isKnown(name)
                ? load(name, loader)
                        .flatMap(type ->
                                bytesOf(type).map(bytes -> new Found(bytes, place(type), type.getClassLoader())))
                : Optional.empty();
    }

    /** Returns the names of the classes that were compiled together with this loader's class of that name. */
    public Set<String> compiledWith(String name, ClassLoader loader) {
        return isKnown(name)
                ? load(name, loader)
                        .map(type -> compiledIn(type.getProtectionDomain().getCodeSource()))
                        .orElse(Set.of())
                : Set.of();
    }

    private synchronized Set<String> compiledIn(@Nullable CodeSource compilation) {
        return byName.entrySet().stream()
                .filter(entry -> compilation != null
                        && entry.getValue().stream().anyMatch(compiled -> compiled.refersTo(compilation)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String place(Class<?> type) {
        URL location = type.getProtectionDomain().getCodeSource().getLocation();
        return location == null ? "" : CodeLocation.readable(location, "");
    }

    private synchronized Optional<byte[]> bytesOf(Class<?> type) {
        CodeSource compilation = type.getProtectionDomain().getCodeSource();
        return byName.getOrDefault(type.getName(), List.of()).stream()
                .filter(compiled -> compilation != null && compiled.refersTo(compilation))
                .map(compiled -> compiled.bytes)
                .findFirst();
    }

    private synchronized boolean isKnown(String name) {
        return byName.containsKey(name);
    }

    private void forget(Compiled compiled) {
        byName.computeIfPresent(compiled.name, (name, all) -> without(all, compiled));
    }

    private static @Nullable List<Compiled> without(List<Compiled> all, Compiled one) {
        all.remove(one);
        return all.isEmpty() ? null : all;
    }

    private static Optional<Class<?>> load(String name, ClassLoader loader) {
        try {
            return Optional.of(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty(); // the class is another loader's
        }
    }

    /**
     * A class that was compiled at run time.
     *
     * @param place where its source came from, according to the compiler
     * @param home the loader that has defined it; a shell's own loader finds the classes of many loaders
     */
    record Found(byte[] bytes, String place, ClassLoader home) {}

    private static final class Compiled extends WeakReference<CodeSource> {
        private final String name;
        private final byte[] bytes;

        Compiled(CodeSource compilation, String name, byte[] bytes, ReferenceQueue<CodeSource> gone) {
            super(compilation, gone);
            this.name = name;
            this.bytes = bytes;
        }
    }
}
