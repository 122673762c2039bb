package org.cogrid.node.internal.code;

import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.code.VersionConflictException;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.code.loader.BroughtCode;
import org.cogrid.node.internal.code.loader.ClassesOfTexts;
import org.cogrid.node.internal.code.loader.GroupLoader;
import org.cogrid.node.internal.code.loader.Loaders;
import org.cogrid.node.internal.code.loader.MainLoader;
import org.cogrid.node.internal.code.loader.SessionLoader;
import org.cogrid.node.internal.code.loader.UnitCache;
import org.cogrid.node.internal.code.use.CodeUses;
import org.cogrid.node.internal.code.use.KeptManifests;
import org.cogrid.node.internal.code.use.MadeManifests;
import org.jspecify.annotations.Nullable;

/**
 * The code of an engine. It loads what clients have sent, with different versions side by side, and names the manifests
 * of values that leave.
 */
public final class EngineCode implements ClassSpace {
    private static final System.Logger LOG = System.getLogger(EngineCode.class.getName());
    private final CodeStore store;
    private final String origin;
    private final KeptManifests keptForLoaders;
    private final KeptManifests keptForCopies;
    private final UnitCache units;
    private final ClassLoader own;
    private final Loaders loaders;
    private final ScriptCode scripts;
    private final GivenCode given;
    private volatile MainLoader main; // written under this object's lock
    private volatile ClassesOfTexts session = ClassesOfTexts.NONE;

    private final Map<ContentHash, WeakReference<SessionLoader>> sessionLoaders = new HashMap<>(); // guarded by itself

    private final MadeManifests made;
    private final Map<ContentHash, Integer> awaited = new ConcurrentHashMap<>();

    /**
     * The code of one engine.
     *
     * @param member the member in which the engine runs
     * @param own the engine's own loader
     * @param instrumentation changes every class that is defined from a unit
     */
    public EngineCode(CodeStore store, UUID member, int id, ClassLoader own, UnaryOperator<byte[]> instrumentation) {
        this.store = store;
        this.origin = "engine " + id;
        this.keptForLoaders = new KeptManifests(store, CodeOwners.loaders(member));
        this.keptForCopies = new KeptManifests(store, CodeOwners.engine(id));
        this.made = new MadeManifests(store, keptForLoaders);
        this.units = new UnitCache(store, instrumentation);
        this.own = own;
        this.loaders = new Loaders(new EngineClasses(own), units, InstantSource.system());
        this.scripts = new ScriptCode(store, id);
        this.main = newMain();
        this.given = new GivenCode(this::givenToAll, this::loaderOf, loaders::arrangeLibraries);
    }

    /** Sets the session, which can only be made after {@link #main}. */
    public void session(ClassesOfTexts classes) {
        session = classes;
    }

    /**
     * The loader of the classes that texts see: the engine's own and those of clients. It is the parent of the
     * session's loaders. After a newer version of a class has arrived, this returns a new loader for later texts.
     */
    public ClassLoader main() {
        return main;
    }

    private MainLoader newMain() {
        return new MainLoader(origin, own, loaders.newest(), scripts::used);
    }

    /**
     * Loads the libraries that were given to the grid before this engine started, and the code that texts of an earlier
     * engine of this id used. Returns what could not be loaded, and why.
     */
    public List<String> open() {
        return given.look();
    }

    /** Notes that the grid lists the engine as serving: a client that adds a library from now on tells this engine. */
    public void serving() {
        given.serving();
    }

    /** Called before each task: loads libraries that were added while the engine started. */
    public void beforeTask() {
        given.beforeTask().forEach(this::warn);
    }

    /** Tries again to load what could not be loaded before. */
    void lookForGiven() {
        given.look().forEach(this::warn);
    }

    private void warn(String problem) {
        SafeLog.write(() ->
                LOG.log(System.Logger.Level.WARNING, "{0} runs without code that it needs: {1}", origin, problem));
    }

    private Set<ContentHash> givenToAll() {
        Set<ContentHash> all = new LinkedHashSet<>(libraries());
        all.addAll(scripts.kept());
        return all;
    }

    /** The manifests of the libraries that are in the grid, the latest first. */
    private Set<ContentHash> libraries() {
        return Uninterrupted.call(() -> store.kept(CodeOwners.LIBRARIES));
    }

    /** Notes that the namespace was cleared, so its texts no longer use any code. */
    public void scriptsCleared() {
        scripts.clear();
    }

    /**
     * Loads a library that a client has just added to the grid.
     *
     * @throws VersionConflictException when another version is in use
     */
    public void adoptLibrary(ContentHash manifest) {
        loaderOf(manifest);
        try {
            loaders.arrangeLibraries(libraries());
        } catch (RuntimeException e) { // the engine has the library; only the order of resources may be another one
            SafeLog.write(() -> LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} can''t read in which order libraries were added: {1}",
                    origin,
                    e));
        }
    }

    @Override
    public ClassLoader loaderOf(ContentHash hash) {
        if (hash.isNone()) {
            return main;
        }
        ClassLoader known = knownSessionLoader(hash);
        known = known == null ? loaders.findComplete(hash) : known;
        return known == null ? load(hash) : known;
    }

    /** The code that a task with this manifest brings, if some of it may be another version of code here. */
    public Optional<BroughtCode> brought(ContentHash manifest) {
        return loaderOf(manifest) instanceof BroughtCode code
                        && loaders.newest().now() > 0
                ? Optional.of(code)
                : Optional.empty();
    }

    /** The names of the versions of this class that clients have sent and that are in use here. */
    public List<String> versions(String className) {
        return loaders.versions(className);
    }

    @Override
    public ContentHash manifestOf(Set<Class<?>> roots) {
        CodeDeparture leaving = new CodeDeparture();
        roots.forEach(root -> add(root, leaving));
        if (leaving.isEmpty()) {
            return ContentHash.NONE;
        }
        return leaving.sole().orElseGet(() -> made.merged(leaving.key(), key -> merge(leaving)));
    }

    /**
     * Notes that a waiting task needs this manifest. Its code stays in the grid until {@link #done}, even if the client
     * leaves.
     */
    public void await(ContentHash manifest) {
        awaited.merge(manifest, 1, Integer::sum);
    }

    /** Notes that the task has loaded its code, or never will. */
    public void done(ContentHash manifest) {
        awaited.computeIfPresent(manifest, (hash, count) -> count == 1 ? null : count - 1);
    }

    /** Makes the grid keep exactly these manifests for this engine's grid copies. */
    public void keepForCopies(Set<ContentHash> manifests) {
        for (ContentHash missing : keptForCopies.keep(() -> manifests)) {
            Optional<Manifest> known = known(missing);
            known.ifPresent(manifest -> Uninterrupted.run(() -> store.put(manifest)));
            if (known.isEmpty()) {
                SafeLog.write(() -> LOG.log(
                        System.Logger.Level.WARNING,
                        "the grid has lost the code {0} of a value of {1}: the value can''t be read after a restart",
                        missing,
                        origin));
            }
        }
    }

    private Optional<Manifest> known(ContentHash manifest) {
        return made.find(manifest).or(() -> loaders.manifest(manifest));
    }

    /** Writes down in the grid what the loaders here may still load from, and what values that have left need. */
    void tellWhatIsLoaded() {
        keptForLoaders.keep(this::loaded);
    }

    private Set<ContentHash> loaded() {
        Set<ContentHash> all = new LinkedHashSet<>(loaders.manifests());
        all.addAll(made.all());
        all.addAll(awaited.keySet());
        synchronized (sessionLoaders) {
            all.addAll(sessionLoaders.keySet());
        }
        all.remove(ContentHash.NONE);
        return all;
    }

    /** Called before the owners are read for {@link #retain}. */
    void beginLook() {
        loaders.beginLook();
    }

    /** Drops loaders that nobody needs, and old manifests of values that have left. */
    void retain(CodeUses uses) {
        loaders.retain(uses.loadedFor(awaited.keySet()));
        made.look();
    }

    /** Loads a manifest. The grid keeps the manifest before anything is loaded from it, so that no part of it can vanish. */
    private ClassLoader load(ContentHash hash) {
        await(hash); // so that the collector does not undo the next step
        try {
            keptForLoaders.keepAlso(hash);
            return load(hash, store.manifest(hash));
        } finally {
            done(hash);
        }
    }

    private ClassLoader load(ContentHash hash, Manifest manifest) {
        ClassLoader loader = manifest.groups().isEmpty() ? main : loaders.of(hash, manifest);
        renewMain();
        return manifest.session().isEmpty() ? loader : sessionLoader(loader, hash, manifest);
    }

    private synchronized void renewMain() {
        if (main.time() != loaders.newest().now()) {
            main = newMain();
        }
    }

    private SessionLoader sessionLoader(ClassLoader loader, ContentHash hash, Manifest manifest) {
        synchronized (sessionLoaders) {
            SessionLoader known = knownSessionLoader(hash); // another thread may have made it meanwhile
            if (known != null) {
                return known;
            }
            SessionLoader made = new SessionLoader(loader, hash, manifest, units, session);
            sessionLoaders.put(hash, new WeakReference<>(made));
            return made;
        }
    }

    private @Nullable SessionLoader knownSessionLoader(ContentHash hash) {
        synchronized (sessionLoaders) {
            sessionLoaders.values().removeIf(reference -> reference.get() == null);
            WeakReference<SessionLoader> known = sessionLoaders.get(hash);
            return known == null ? null : known.get();
        }
    }

    private void add(Class<?> root, CodeDeparture leaving) {
        Class<?> type = root;
        while (type.isArray()) {
            type = type.getComponentType();
        }
        ClassLoader loader = type.getClassLoader();
        if (loader instanceof GroupLoader group) {
            leaving.add(group);
        } else if (loader instanceof SessionLoader foreign) {
            leaving.add(foreign.manifest());
        } else if (session.bytesOf(type).isPresent()) {
            leaving.add(made.ofSession(type, this::sessionCode));
        }
    }

    private MadeManifests.Leaving sessionCode(Class<?> type) {
        SessionScan scan = new SessionScan(type, session);
        Map<ContentHash, Supplier<byte[]>> bytes = new HashMap<>();
        scan.bytes().forEach((hash, found) -> bytes.put(hash, () -> found));
        CodeDeparture shipped = new CodeDeparture();
        scan.shipped().forEach(each -> add(each, shipped));
        return new MadeManifests.Leaving(with(Manifest.empty(origin).withSession(scan.classes()), shipped), bytes);
    }

    private MadeManifests.Leaving merge(CodeDeparture leaving) {
        return new MadeManifests.Leaving(with(Manifest.empty(origin), leaving), Map.of());
    }

    private Manifest with(Manifest first, CodeDeparture leaving) {
        Manifest manifest = first.with(leaving.groups());
        for (ContentHash part : leaving.manifests()) {
            manifest = manifest.with(known(part).orElseGet(() -> store.manifest(part)));
        }
        return manifest;
    }
}
