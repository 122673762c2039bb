package org.cogrid.node.internal.code.loader;

import java.io.ByteArrayInputStream;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.ClassFileName;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.ContentUrl;
import org.cogrid.core.internal.code.EngineOwn;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes and jars of one code group. It searches the group first, then the groups it needs, then the
 * engine's own classes and libraries. Classes in its jars that engines share with clients come from the engine.
 */
public final class GroupLoader extends UnitsLoader {
    static {
        registerAsParallelCapable();
    }

    private final ContentHash hash;
    private final CodeGroup group;
    private final UnitCache units;
    private final List<UnitJar> jars;
    private final List<GroupLoader> needs;
    private final ClientTypes clientTypes = new ClientTypes(this::isAbsent);

    /** The kept manifests that have brought the group, or else the last one that has. Guarded by itself. */
    private final Set<ContentHash> manifests = new LinkedHashSet<>();

    /**
     * The loader of a group.
     *
     * @param version its name in messages
     * @param needs the loaders of the groups it needs
     */
    GroupLoader(ContentHash hash, CodeGroup group, String version, List<GroupLoader> needs, Home home) {
        super(version, home.given());
        this.hash = hash;
        this.group = group;
        this.units = home.units();
        this.needs = List.copyOf(needs);
        this.jars = group.jars().stream().map(units::jar).toList();
    }

    /** What all group loaders of an engine share. */
    record Home(ClassLoader given, UnitCache units) {}

    /** The text that Groovy and Java show for a loader in errors about two versions of a class. */
    @Override
    public String toString() {
        return getName();
    }

    public ContentHash hash() {
        return hash;
    }

    public CodeGroup group() {
        return group;
    }

    List<GroupLoader> needs() {
        return needs;
    }

    List<UnitJar> jars() {
        return jars;
    }

    /** This loader and all loaders it needs, nearest first. */
    public Set<GroupLoader> reach() {
        Set<GroupLoader> reached = new LinkedHashSet<>();
        Deque<GroupLoader> next = new ArrayDeque<>(List.of(this));
        while (!next.isEmpty()) {
            GroupLoader each = next.remove();
            if (reached.add(each)) {
                next.addAll(each.needs);
            }
        }
        return reached;
    }

    /** Notes that a manifest has brought this group. */
    void broughtBy(ContentHash manifest) {
        synchronized (manifests) {
            manifests.add(manifest);
        }
    }

    /** Forgets the manifests that are not kept; if none is, all but the last. */
    void retain(Set<ContentHash> kept) {
        synchronized (manifests) {
            ContentHash last = List.copyOf(manifests).get(manifests.size() - 1);
            manifests.retainAll(kept);
            if (manifests.isEmpty()) {
                manifests.add(last); // the grid has it no longer, but a loader has one at least
            }
        }
    }

    /** The manifests that list this group with all it needs; at least one. */
    public Set<ContentHash> manifests() {
        synchronized (manifests) {
            return new LinkedHashSet<>(manifests);
        }
    }

    /** Whether the class of that name belongs to the group. */
    boolean has(String name) {
        return group.classes().containsKey(name) || jarWith(name).isPresent();
    }

    /** Whether both groups have a class of the same name. */
    boolean sharesNames(CodeGroup other) {
        return other.classes().keySet().stream().anyMatch(this::has)
                || other.jars().stream()
                        .map(units::jar)
                        .anyMatch(jar -> jar.checksums().keySet().stream().anyMatch(this::has));
    }

    /** Whether both have the class of that name with the same bytes. */
    public boolean hasSame(String name, GroupLoader other) {
        ContentHash unit = group.classes().get(name);
        return unit != null
                ? unit.equals(other.group.classes().get(name))
                : jarWith(name)
                        .flatMap(jar -> other.jarWith(name).filter(theirs -> jar.hasSame(name, theirs)))
                        .isPresent();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? locate(name) : loaded;
        }
    }

    private Class<?> locate(String name) throws ClassNotFoundException {
        ContentHash unit = group.classes().get(name);
        if (unit != null) {
            return define(name, units.classBytes(name, unit), unit.toString());
        }
        Optional<UnitJar> jar = jarWith(name);
        if (jar.isEmpty()) {
            Optional<GroupLoader> needed = neededWith(name);
            return needed.isPresent()
                    ? needed.get().loadClass(name)
                    : getParent().loadClass(name);
        }
        Class<?> shared = shared(name);
        return shared == null ? define(name, jar.get()) : shared;
    }

    private Optional<GroupLoader> neededWith(String name) {
        if (name.startsWith("java.")) {
            return Optional.empty();
        }
        Optional<GroupLoader> near =
                needs.stream().filter(each -> each.has(name)).findFirst();
        return near.isPresent()
                ? near
                : reach().stream().filter(each -> each.has(name)).findFirst();
    }

    /** The engine's or the JDK's class of a name that is also in a jar here; {@code null} if only the jar has it. */
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
        definePackage(name, jar);
        return define(name, bytes, jar.unit().hash() + "/" + jar.unit().fileName());
    }

    /** Defines the package of a class with what its jar's manifest tells about it, such as its version. */
    private void definePackage(String className, UnitJar jar) {
        String name = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        if (getDefinedPackage(name) != null) {
            return;
        }
        Function<Attributes.Name, @Nullable String> told = jar.attributesOf(name);
        try {
            definePackage(
                    name,
                    told.apply(Attributes.Name.SPECIFICATION_TITLE),
                    told.apply(Attributes.Name.SPECIFICATION_VERSION),
                    told.apply(Attributes.Name.SPECIFICATION_VENDOR),
                    told.apply(Attributes.Name.IMPLEMENTATION_TITLE),
                    told.apply(Attributes.Name.IMPLEMENTATION_VERSION),
                    told.apply(Attributes.Name.IMPLEMENTATION_VENDOR),
                    null);
        } catch (IllegalArgumentException e) {
            // another thread has just defined it
        }
    }

    private Class<?> define(String name, byte[] bytes, String place) {
        byte[] woven = units.instrument(clientTypes.refuseIn(bytes));
        URL url = ContentUrl.of(place, () -> new ByteArrayInputStream(bytes));
        CodeSource source = new CodeSource(url, (Certificate[]) null);
        return defineClass(name, woven, 0, woven.length, new ProtectionDomain(source, null, this, null));
    }

    private boolean isAbsent(String name) {
        return name.startsWith(EngineOwn.CLIENT)
                && !has(name)
                && neededWith(name).isEmpty();
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
    Stream<URL> ownResources(String name) {
        return reach().stream().flatMap(each -> each.unitResources(name));
    }

    /** The resources of that name in this group's units. */
    Stream<URL> unitResources(String name) {
        return Stream.concat(
                classResource(name).stream(), jars.stream().flatMap(jar -> jarResource(jar, name).stream()));
    }

    private Optional<URL> classResource(String name) {
        return ClassFileName.className(name).flatMap(type -> classResource(name, type));
    }

    private Optional<URL> classResource(String name, String type) {
        return Optional.ofNullable(group.classes().get(type))
                .map(unit ->
                        ContentUrl.of(unit + "/" + name, () -> new ByteArrayInputStream(units.classBytes(type, unit))));
    }

    private static Optional<URL> jarResource(UnitJar jar, String name) {
        return jar.entry(name)
                .map(entry -> ContentUrl.of(
                        jar.unit().hash() + "/" + jar.unit().fileName() + "!/" + name, () -> jar.stream(entry)));
    }
}
