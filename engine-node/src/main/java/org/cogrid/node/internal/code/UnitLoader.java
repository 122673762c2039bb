package org.cogrid.node.internal.code;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.ContentUrl;
import org.cogrid.core.internal.code.EngineOwn;
import org.cogrid.core.internal.code.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Classes and jars that came from clients and agree with each other. Grows with each further manifest that agrees. What a
 * manifest lists comes first, then what engines share with clients, then the jars, then the engine's own.
 */
final class UnitLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final Units units;
    private final ClientTypes clientTypes = new ClientTypes(this::isAbsent);

    // Written by whoever holds the engine's lock on its loaders, read by any thread.
    private final Map<String, ContentHash> classes = new ConcurrentHashMap<>();
    private final List<UnitJar> jars = new CopyOnWriteArrayList<>();
    private final Map<ContentHash, Manifest> manifests = Collections.synchronizedMap(new LinkedHashMap<>());

    UnitLoader(String name, ClassLoader own, Units units) {
        super(name, own);
        this.units = units;
    }

    /** Groovy names loaders by their text where two versions of a class meet. */
    @Override
    public String toString() {
        return getName();
    }

    /** What the manifest has in another version than this loader, with the origin of this one's; empty if it agrees. */
    Optional<Conflict> conflictWith(Manifest manifest) {
        return new Agreement(classes, jars).check(manifest, units).map(what -> new Conflict(what, originOf(what)));
    }

    /** From now on knows the classes and jars of a manifest that agrees. */
    void adopt(ContentHash hash, Manifest manifest) {
        List<UnitJar> added = manifest.jars().stream()
                .filter(unit -> jars.stream().noneMatch(jar -> jar.unit().hash().equals(unit.hash())))
                .map(units::jar)
                .toList(); // all of them, or it knows nothing of this manifest
        jars.addAll(added);
        manifests.put(hash, manifest);
        classes.putAll(manifest.classes());
    }

    Map<ContentHash, Manifest> manifests() {
        synchronized (manifests) {
            return Map.copyOf(manifests);
        }
    }

    List<UnitJar> jars() {
        return List.copyOf(jars);
    }

    /** Whether a class of that name comes from a unit here. */
    boolean has(String name) {
        return classes.containsKey(name) || jarWith(name).isPresent();
    }

    /** The first manifest that brought the class of that name here. */
    Optional<ContentHash> manifestOf(String name) {
        ContentHash unit = classes.get(name);
        Optional<ContentHash> jar = jarWith(name).map(found -> found.unit().hash());
        synchronized (manifests) {
            return manifests.entrySet().stream()
                    .filter(entry -> unit != null
                            ? entry.getValue().classes().containsKey(name)
                            : jar.isPresent() && entry.getValue().units().contains(jar.get()))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? locate(name) : loaded;
        }
    }

    private Class<?> locate(String name) throws ClassNotFoundException {
        ContentHash unit = classes.get(name);
        if (unit != null) {
            return define(name, units.classBytes(name, unit), unit.toString());
        }
        Optional<UnitJar> jar = jarWith(name);
        if (jar.isEmpty()) {
            return getParent().loadClass(name);
        }
        Class<?> shared = shared(name);
        return shared == null ? define(name, jar.get()) : shared;
    }

    /** The class of a name that is in a jar here, but that must be the engine's or the JDK's if they have it. */
    private @Nullable Class<?> shared(String name) {
        try {
            ClassLoader other = EngineOwn.isShared(name) ? getParent() : getPlatformClassLoader();
            return other.loadClass(name);
        } catch (ClassNotFoundException e) {
            return null; // only in the jar
        }
    }

    private Class<?> define(String name, UnitJar jar) throws ClassNotFoundException {
        byte[] bytes = jar.classBytes(name).orElseThrow(() -> new ClassNotFoundException(name));
        return define(name, bytes, jar.unit().hash() + "/" + jar.unit().fileName());
    }

    private Class<?> define(String name, byte[] bytes, String place) {
        byte[] woven = units.instrument(clientTypes.refuseIn(bytes));
        URL url = ContentUrl.of(place, () -> new ByteArrayInputStream(bytes));
        CodeSource source = new CodeSource(url, (Certificate[]) null);
        return defineClass(name, woven, 0, woven.length, new ProtectionDomain(source, null, this, null));
    }

    private boolean isAbsent(String name) {
        return name.startsWith(EngineOwn.CLIENT) && !has(name);
    }

    private Optional<UnitJar> jarWith(String name) {
        return jars.stream().filter(jar -> jar.checksums().containsKey(name)).findFirst();
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? getParent().getResource(name) : own;
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return unitResources(name).findFirst().orElse(null);
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.enumeration(unitResources(name).toList());
    }

    private Stream<URL> unitResources(String name) {
        return Stream.concat(
                classResource(name).stream(), jars.stream().flatMap(jar -> jarResource(jar, name).stream()));
    }

    private Optional<URL> classResource(String name) {
        String className = name.endsWith(".class")
                ? name.substring(0, name.length() - ".class".length()).replace('/', '.')
                : "";
        return Optional.ofNullable(classes.get(className))
                .map(unit -> ContentUrl.of(
                        unit + "/" + name, () -> new ByteArrayInputStream(units.classBytes(className, unit))));
    }

    private static Optional<URL> jarResource(UnitJar jar, String name) {
        return jar.entry(name)
                .map(entry -> ContentUrl.of(
                        jar.unit().hash() + "/" + jar.unit().fileName() + "!/" + name, () -> jar.stream(entry)));
    }

    private String originOf(String what) {
        synchronized (manifests) {
            return manifests.values().stream()
                    .filter(manifest -> manifest.classes().containsKey(what))
                    .map(Manifest::origin)
                    .findFirst()
                    .orElse(String.valueOf(getName()));
        }
    }

    /** A version that does not agree. */
    record Conflict(String what, String origin) {}
}
