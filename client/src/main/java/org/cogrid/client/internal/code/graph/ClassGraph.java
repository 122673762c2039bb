package org.cogrid.client.internal.code.graph;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cogrid.client.internal.code.jar.CodeLocation;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.client.internal.code.jar.JarUnits;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ClassFileName;
import org.cogrid.core.internal.code.ContentHash;

/**
 * The classes that a loader knows and the classes that these mention. It reads class files, each once, and loads no
 * class. It adds every unit that it meets to {@link UnitSources}. Thread-safe.
 */
public final class ClassGraph {
    private final EngineOwnedCode shared = new EngineOwnedCode();
    private final JarUnits jars;
    private final UnitSources sources;
    private final Map<ClassLoader, Known> loaders = new WeakHashMap<>(); // guarded by itself

    public ClassGraph(JarUnits jars, UnitSources sources) {
        this.jars = jars;
        this.sources = sources;
    }

    /** Returns the class of that name. If engines have the class, or no loader does, there is nothing to send. */
    public ScannedClass node(String name, ClassLoader loader) {
        Known known;
        synchronized (loaders) {
            known = loaders.computeIfAbsent(loader, any -> new Known());
        }
        ScannedClass node = known.nodes.get(name);
        if (node == null) {
            node = read(name, loader, known);
            remember(name, node, loader, known.nodes);
        }
        return node;
    }

    /**
     * Returns the class file of a class that travels, also from a jar. Empty if a file has the name of a class but is
     * none.
     */
    public Optional<ClassFile> file(String name, ClassLoader loader) {
        ScannedClass node = node(name, loader);
        if (node.jar() == null) {
            return Optional.of(node.file());
        }
        try {
            return ClassBytes.read(name, loader).map(ClassFile::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Forgets the classes of a loader, because some were redefined. */
    public void forget(ClassLoader loader) {
        synchronized (loaders) {
            loaders.remove(loader);
        }
    }

    /**
     * Remembers a class. A missing class is not remembered, as it may still appear; only the class path never changes.
     */
    private static void remember(String name, ScannedClass node, ClassLoader loader, Map<String, ScannedClass> known) {
        if (!node.isMissing() || loader == ClassLoader.getSystemClassLoader()) {
            known.put(name, node);
        }
    }

    private ScannedClass read(String name, ClassLoader loader, Known known) {
        Optional<RuntimeClasses.Found> compiled = RuntimeClasses.instance().find(name, loader);
        return compiled.map(found -> alone(found.bytes(), found.place(), loader, found.home()))
                .orElseGet(() -> readResource(name, loader, known));
    }

    private ScannedClass readResource(String name, ClassLoader loader, Known known) {
        String resourceName = ClassFileName.of(name);
        URL resource = loader.getResource(resourceName);
        if (resource == null) {
            return ScannedClass.MISSING;
        }
        if (CodeLocation.isJdk(resource) || shared.contains(name, resource, resourceName)) {
            return ScannedClass.NOTHING_TO_SEND;
        }
        Optional<LoadedJar> jar = CodeLocation.jarFile(resource).flatMap(file -> jar(name, file, loader, known));
        return jar.isPresent()
                ? inJar(name, jar.get())
                : asResource(name, CodeLocation.readable(resource, resourceName), loader);
    }

    private ScannedClass asResource(String name, String place, ClassLoader loader) {
        byte[] bytes = ClassBytes.read(name, loader).orElseThrow();
        return alone(bytes, place, loader, DefiningLoaders.ofClass(name, bytes, loader));
    }

    private ScannedClass alone(byte[] bytes, String place, ClassLoader loader, ClassLoader home) {
        ContentHash hash = ContentHash.of(bytes);
        if (home != loader) { // the loader may live longer than this
            sources.add(hash, home, () -> bytes);
        }
        sources.add(hash, loader, () -> bytes);
        return new ScannedClass(hash, null, ClassFile.parse(bytes), place, new WeakReference<>(home));
    }

    private ScannedClass inJar(String name, LoadedJar jar) {
        JarContents contents = jar.contents();
        Integer release = contents.releases().get(name);
        if (release == null) {
            throw JarUnits.changed(contents.file());
        }
        return ScannedClass.inJar(contents, release, jar.home());
    }

    /** Returns the jar as it was when its first class was met. Empty if its classes travel one by one. */
    private Optional<LoadedJar> jar(String name, Path file, ClassLoader loader, Known known) {
        Optional<LoadedJar> last = known.jars.get(file);
        if (last != null) {
            return last;
        }
        Optional<LoadedJar> met = jars.find(file).map(contents -> meet(name, contents, loader));
        Optional<LoadedJar> others = known.jars.putIfAbsent(file, met);
        return others == null ? met : others;
    }

    private LoadedJar meet(String name, JarContents contents, ClassLoader loader) {
        Path file = contents.file();
        ContentHash hash = contents.unit().hash();
        ClassLoader home = DefiningLoaders.ofJar(name, file, loader);
        Supplier<byte[]> bytes = () -> JarUnits.bytes(file, hash);
        if (home != loader) { // the loader may live longer than this
            sources.add(hash, home, bytes);
        }
        sources.add(hash, loader, bytes);
        return new LoadedJar(contents, new WeakReference<>(home));
    }

    /** What is known of one loader's classes. */
    private static final class Known {
        private final Map<String, ScannedClass> nodes = new ConcurrentHashMap<>();
        private final Map<Path, Optional<LoadedJar>> jars = new ConcurrentHashMap<>();
    }

    /**
     * A jar of a loader.
     *
     * @param home the loader that its classes come from
     */
    private record LoadedJar(JarContents contents, WeakReference<ClassLoader> home) {}
}
