package org.cogrid.node.internal.groovy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one text. A class of an earlier text that this one uses is pinned as of its compilation, so that a
 * later redefinition does not change what the text means.
 */
final class TextLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final long sequence;
    private final Map<String, byte[]> classes;
    private final Map<String, TextLoader> pins;
    private final UnaryOperator<byte[]> bytecode;

    TextLoader(TextClasses text, ClassLoader parent, UnaryOperator<byte[]> bytecode) {
        super("engine session " + text.fileName() + "#" + text.sequence(), parent);
        this.sequence = text.sequence();
        this.classes = text.classes();
        this.pins = text.pins();
        this.bytecode = bytecode;
    }

    /** The definition its classes first belonged to. */
    long sequence() {
        return sequence;
    }

    Map<String, TextLoader> pins() {
        return pins;
    }

    /** The class as compiled, before the engine's changes to its code. */
    Optional<byte[]> bytesOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    List<Class<?>> loadedClasses() {
        return classes.keySet().stream()
                .<Class<?>>map(this::findLoadedClass)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : find(name, resolve);
        }
    }

    private Class<?> find(String name, boolean resolve) throws ClassNotFoundException {
        byte[] own = classes.get(name);
        if (own != null) {
            byte[] changed = bytecode.apply(own);
            return defineClass(name, changed, 0, changed.length);
        }
        @Nullable TextLoader pinned = pins.get(name);
        return pinned != null ? pinned.loadClass(name) : super.loadClass(name, resolve);
    }
}
