package org.cogrid.client.internal.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;

/**
 * The classes a loader knows and what they mention, read from class files without loading a class, each once. Tells
 * {@link UnitSources} of every unit it meets. Thread-safe.
 */
final class ClassGraph {
    private final SharedCode shared = new SharedCode();
    private final JarUnits jars;
    private final UnitSources sources;
    private final Map<ClassLoader, Map<String, ClassNode>> nodes = new WeakHashMap<>(); // guarded by itself

    ClassGraph(JarUnits jars, UnitSources sources) {
        this.jars = jars;
        this.sources = sources;
    }

    /** The class of that name, or nothing to send where engines have it or nobody does. */
    ClassNode node(String name, ClassLoader loader, JarReader open) {
        Map<String, ClassNode> known;
        synchronized (nodes) {
            known = nodes.computeIfAbsent(loader, any -> new ConcurrentHashMap<>());
        }
        ClassNode node = known.get(name);
        if (node == null) {
            node = read(name, loader, open);
            remember(name, node, loader, known);
        }
        return node;
    }

    /** The classes of a loader are no longer what they were. */
    void forget(ClassLoader loader) {
        synchronized (nodes) {
            nodes.remove(loader);
        }
    }

    /** What is missing may come yet, but for the class path, which stays as it is. */
    private static void remember(String name, ClassNode node, ClassLoader loader, Map<String, ClassNode> known) {
        if (node != ClassNode.MISSING || loader == ClassLoader.getSystemClassLoader()) {
            known.put(name, node);
        }
    }

    private ClassNode read(String name, ClassLoader loader, JarReader open) {
        String resourceName = name.replace('.', '/') + ".class";
        URL resource = loader.getResource(resourceName);
        if (resource == null) {
            Optional<RuntimeClasses.Found> compiled = RuntimeClasses.instance().find(name, loader);
            return compiled.map(found -> alone(name, found.bytes(), found.place(), loader, found.home()))
                    .orElse(ClassNode.MISSING);
        }
        if (CodeLocation.isJdk(resource) || shared.contains(name, resource, resourceName)) {
            return ClassNode.NOTHING_TO_SEND;
        }
        Optional<Path> jar =
                CodeLocation.jarFile(resource).filter(file -> jars.unitOf(file).isPresent());
        return jar.isPresent()
                ? inJar(name, jar.get(), loader, open)
                : asResource(name, CodeLocation.readable(resource, resourceName), loader);
    }

    private ClassNode asResource(String name, String place, ClassLoader loader) {
        byte[] bytes = ClassBytes.read(name, loader).orElseThrow();
        return alone(name, bytes, place, loader, Homes.ofClass(name, bytes, loader));
    }

    private ClassNode alone(String name, byte[] bytes, String place, ClassLoader loader, ClassLoader home) {
        ContentHash hash = ContentHash.of(bytes);
        if (home != loader) { // which may live longer
            sources.add(hash, home, new ClassBytes(name, hash, bytes, home));
        }
        sources.add(hash, loader, new ClassBytes(name, hash, bytes, loader));
        return new ClassNode(hash, null, ClassFile.parse(bytes), place, new WeakReference<>(home));
    }

    private ClassNode inJar(String name, Path file, ClassLoader loader, JarReader open) {
        JarUnit jar = jars.unitOf(file).orElseThrow();
        WeakReference<ClassLoader> home = open.home(file, () -> Homes.ofJar(name, file, loader));
        Supplier<byte[]> bytes = () -> bytes(file, jar.hash());
        ClassLoader outer = home.get();
        if (outer != null && outer != loader) { // which may live longer
            sources.add(jar.hash(), outer, bytes);
        }
        sources.add(jar.hash(), loader, bytes);
        return new ClassNode(null, file, ClassFile.parse(open.bytes(name, file)), file.toString(), home);
    }

    private static byte[] bytes(Path jar, ContentHash hash) {
        try {
            byte[] bytes = Files.readAllBytes(jar);
            if (!ContentHash.of(bytes).equals(hash)) {
                throw new CogridException("the jar " + jar
                        + " has been changed since this program used it first: start the program anew");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the jar " + jar + " can't be read any more", e);
        }
    }
}
