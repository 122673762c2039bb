package org.cogrid.node.internal.groovy.scope;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URL;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.ClassFileName;
import org.cogrid.core.internal.code.ContentUrl;
import org.cogrid.node.internal.code.loader.CodeVersion;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one text. If the text uses a class of an earlier text, it is pinned at compilation, so that a
 * later redefinition does not change what this text means.
 */
public final class TextLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final long sequence;
    private final Map<String, byte[]> classes;
    private final Map<String, TextLoader> pins;
    private final UnaryOperator<byte[]> bytecode;

    public TextLoader(TextClasses text, ClassLoader parent, UnaryOperator<byte[]> bytecode) {
        super(CodeVersion.START + "text " + text.sequence() + " (" + text.fileName() + ")", parent);
        this.sequence = text.sequence();
        this.classes = text.classes();
        this.pins = text.pins();
        this.bytecode = bytecode;
    }

    /** The number of the definition that its classes first belonged to. */
    public long sequence() {
        return sequence;
    }

    Map<String, TextLoader> pins() {
        return pins;
    }

    /** The class as compiled, before the engine's changes to its code. */
    public Optional<byte[]> bytesOf(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** The class files of its classes as resources, like those of any loader, for code that sends classes elsewhere. */
    @Override
    public @Nullable URL getResource(String name) {
        return classFile(name)
                .map(bytes -> ContentUrl.of("session/" + name, () -> new ByteArrayInputStream(bytes)))
                .orElseGet(() -> super.getResource(name));
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        return classFile(name)
                .<InputStream>map(ByteArrayInputStream::new)
                .orElseGet(() -> super.getResourceAsStream(name));
    }

    private Optional<byte[]> classFile(String resource) {
        return ClassFileName.className(resource).flatMap(name -> reachable(name, new HashSet<>()));
    }

    /**
     * The bytes of a class reachable through pins. A class that a pinned class needs is also asked for here, and may
     * have been redefined since.
     */
    private Optional<byte[]> reachable(String name, Set<TextLoader> seen) {
        if (!seen.add(this)) {
            return Optional.empty();
        }
        TextLoader pinned = pins.get(name);
        return bytesOf(name)
                .or(() -> Optional.ofNullable(pinned).flatMap(loader -> loader.bytesOf(name)))
                .or(() -> pins.values().stream()
                        .flatMap(loader -> loader.reachable(name, seen).stream())
                        .findFirst());
    }

    public List<Class<?>> loadedClasses() {
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
