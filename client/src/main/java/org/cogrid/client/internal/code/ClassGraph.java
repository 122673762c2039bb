package org.cogrid.client.internal.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;

/**
 * The classes a loader knows and what they mention, read from class files without loading a class, each once. Tells
 * {@link UnitSources} of every unit it meets. Thread-safe.
 */
final class ClassGraph {
    private final SharedCode shared = new SharedCode();
    private final JarUnits jars = new JarUnits();
    private final RuntimeClasses runtime;
    private final UnitSources sources;
    private final Map<ClassLoader, Map<String, ClassNode>> nodes = new WeakHashMap<>();

    ClassGraph(RuntimeClasses runtime, UnitSources sources) {
        this.runtime = runtime;
        this.sources = sources;
    }

    ClassNode node(String name, ClassLoader loader) {
        Map<String, ClassNode> known;
        synchronized (nodes) {
            known = nodes.computeIfAbsent(loader, any -> new ConcurrentHashMap<>());
        }
        ClassNode node = known.get(name);
        if (node == null) {
            node = read(name, loader);
            known.put(name, node);
        }
        return node;
    }

    private ClassNode read(String name, ClassLoader loader) {
        if (name.startsWith("java.")) {
            return ClassNode.NOTHING_TO_SEND;
        }
        String resourceName = name.replace('.', '/') + ".class";
        URL resource = loader.getResource(resourceName);
        if (resource == null) {
            return runtime.find(name, loader)
                    .map(bytes -> classUnit(bytes, loader))
                    .orElse(ClassNode.NOTHING_TO_SEND);
        }
        if (CodeLocation.isJdk(resource) || shared.contains(name, resource, resourceName)) {
            return ClassNode.NOTHING_TO_SEND;
        }
        byte[] bytes = bytes(loader, resourceName);
        Optional<Path> jar = CodeLocation.jarFile(resource);
        Optional<JarUnit> unit = jar.flatMap(jars::unitOf);
        return unit.isPresent() ? inJar(bytes, unit.get(), jar.orElseThrow(), loader) : classUnit(bytes, loader);
    }

    private ClassNode classUnit(byte[] bytes, ClassLoader loader) {
        ContentHash hash = ContentHash.of(bytes);
        sources.addClass(hash, bytes, loader);
        ClassFile file = ClassFile.parse(bytes);
        return new ClassNode(hash, null, file.feature(), file.references());
    }

    private ClassNode inJar(byte[] bytes, JarUnit jar, Path file, ClassLoader loader) {
        sources.addJar(jar.hash(), file, loader);
        ClassFile parsed = ClassFile.parse(bytes);
        return new ClassNode(null, jar, parsed.feature(), parsed.references());
    }

    private static byte[] bytes(ClassLoader loader, String resourceName) {
        try (InputStream in = loader.getResourceAsStream(resourceName)) {
            if (in == null) {
                throw new IOException("it has just gone");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(resourceName + ", which a function needs, can't be read", e);
        }
    }
}
