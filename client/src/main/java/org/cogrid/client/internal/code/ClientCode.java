package org.cogrid.client.internal.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.cogrid.core.CogridException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.CodeOwners;
import org.cogrid.core.internal.code.CodeStore;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;
import org.cogrid.core.internal.code.Manifest;

/**
 * The code of a client's program: finds what a class needs, and sees to it that the grid has it, once. A repeat costs a look
 * into a map.
 */
public final class ClientCode implements ClassSpace {
    private static final int MAX_LOADERS = 1_000;

    // Dependencies.
    private final CodeStore store;
    private final String owner;
    private final IntSupplier oldestEngine;
    private final ClassLoader application;
    private final String origin = Origin.ofThisProgram();

    // State. Scans are guarded by themselves, sending by this; the rest is concurrent.
    private final UnitSources sources = new UnitSources();
    private final Map<Class<?>, Scan> scans = new WeakHashMap<>();
    private final Map<Set<Scan>, ContentHash> sent = new ConcurrentHashMap<>();
    private final Map<ContentHash, ClassLoader> loaders = new ConcurrentHashMap<>();
    private final LongAdder unitsSent = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private volatile ClassGraph graph = new ClassGraph(RuntimeClasses.instance(), sources);

    /**
     * The code of the program that runs here.
     *
     * @param owner this client's name among the owners of code, see {@link CodeOwners#client}
     * @param oldestEngine the smallest Java release among the live engines
     * @param application finds classes by name where nothing better is known
     */
    public ClientCode(CodeStore store, String owner, IntSupplier oldestEngine, ClassLoader application) {
        this.store = store;
        this.owner = owner;
        this.oldestEngine = oldestEngine;
        this.application = application;
    }

    @Override
    public ContentHash manifestOf(Set<Class<?>> roots) {
        if (roots.isEmpty()) {
            return ContentHash.NONE;
        }
        Set<Scan> reached = roots.stream()
                .flatMap(root -> Roots.named(root).stream())
                .map(this::scan)
                .filter(scan -> !scan.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        reached.forEach(this::checkRelease);
        ContentHash known = reached.isEmpty() ? ContentHash.NONE : sent.get(reached);
        return known == null ? send(reached) : known;
    }

    @Override
    public ClassLoader loaderOf(ContentHash manifest) {
        if (loaders.size() > MAX_LOADERS) {
            loaders.clear();
        }
        return loaders.computeIfAbsent(manifest, this::makeLoader);
    }

    /** Puts jars in the grid for all engines, present and later; the manifest is what present ones are to adopt. */
    public ContentHash addJars(Collection<Path> paths) {
        List<JarUnit> jars = new ArrayList<>();
        for (Path path : paths) {
            jars.add(addJar(path));
        }
        Manifest manifest = Manifest.library(origin, jars);
        ContentHash hash = store.keepAlso(CodeOwners.LIBRARIES, manifest);
        upload(manifest);
        return hash;
    }

    /** The connection was away for long enough that the grid may have forgotten this client: everything is sent anew. */
    public void refresh() {
        synchronized (scans) {
            graph = new ClassGraph(RuntimeClasses.instance(), sources);
            scans.clear();
        }
        sent.clear();
    }

    /** How many units this client has put in the grid. */
    public long unitsSent() {
        return unitsSent.sum();
    }

    /** How many bytes of code this client has put in the grid. */
    public long bytesSent() {
        return bytesSent.sum();
    }

    private Scan scan(Class<?> root) {
        synchronized (scans) {
            Scan known = scans.get(root);
            if (known == null) {
                known = newScan(root);
                scans.put(root, known);
            }
            return known;
        }
    }

    private Scan newScan(Class<?> root) {
        ClassLoader loader = root.getClassLoader();
        if (loader == null) {
            return Scan.empty();
        }
        if (!graph.node(root.getName(), loader).travels()) {
            Roots.checkFindable(root, loader);
        }
        return Scan.of(root.getName(), loader, graph);
    }

    private void checkRelease(Scan scan) {
        int oldest = oldestEngine.getAsInt();
        if (scan.newestFeature() > oldest) {
            throw new NotSerializableValueException(scan.newestClass() + " is compiled for Java " + scan.newestFeature()
                    + ", but an engine runs on Java " + oldest + ": compile with --release " + oldest
                    + ", or start the engines with Java " + scan.newestFeature());
        }
    }

    private synchronized ContentHash send(Set<Scan> reached) {
        ContentHash known = sent.get(reached);
        if (known != null) {
            return known;
        }
        Manifest manifest = Manifest.empty(origin);
        for (Scan scan : reached) {
            manifest = manifest.with(scan.classes(), scan.jars());
        }
        ContentHash hash = store.keepAlso(owner, manifest);
        upload(manifest);
        sent.put(reached, hash);
        return hash;
    }

    private void upload(Manifest manifest) {
        CodeStore.Sent upload = store.putMissing(sources.waiting(manifest.units()));
        unitsSent.add(upload.units());
        bytesSent.add(upload.bytes());
        sources.arrived(manifest.units());
    }

    private JarUnit addJar(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            JarUnit unit = JarUnits.unit(path, bytes);
            sources.addJar(unit.hash(), path);
            return unit;
        } catch (IOException e) {
            throw new CogridException("addJars: " + path.toAbsolutePath() + " can't be read (" + e + ")", e);
        }
    }

    private ClassLoader makeLoader(ContentHash hash) {
        Manifest manifest = hash.isNone() ? Manifest.empty(origin) : store.manifest(hash);
        return new ArrivedClasses(manifest, sources, application);
    }
}
