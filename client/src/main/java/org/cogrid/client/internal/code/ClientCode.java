package org.cogrid.client.internal.code;

import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.core.HazelcastException;
import java.lang.invoke.SerializedLambda;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cogrid.client.internal.code.graph.JShellClass;
import org.cogrid.client.internal.code.graph.JShellUse;
import org.cogrid.client.internal.code.group.Grouped;
import org.cogrid.client.internal.code.group.LibraryJars;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;

/**
 * The code of a client's program. It finds what a class needs and puts that in the grid once. Sending the same code
 * again costs a map lookup. Code whose loaders have been collected is released when the next code is sent.
 */
public final class ClientCode implements ClassSpace {
    private static final int MAX_LOADERS = 1_000;

    // Dependencies.
    private final CodeStore store;
    private final String owner;
    private final IntSupplier oldestEngine;
    private final ClassLoader application;
    private final String origin = Origin.ofThisProgram();

    private final ProgramCode program = ProgramCode.instance();

    // State; all is concurrent.
    /** The manifests that a thread is sending or releasing, so that no thread releases what another one sends. */
    private final InTurn<ContentHash> manifests = new InTurn<>();

    /** The units that a thread is putting in the grid, so that none is put there twice. */
    private final InTurn<ContentHash> uploads = new InTurn<>();

    /**
     * The code that sets of roots reach. The keys are held elsewhere, such as by a class of lambdas. Guarded by itself.
     */
    private final Map<Set<Class<?>>, Set<ReachableCode>> reached = new WeakHashMap<>();

    private int redefinitions; // the count of redefinitions when it was last emptied; guarded by reached

    private final SentManifests sent = new SentManifests();
    private final Map<ContentHash, ClassLoader> loaders = new ConcurrentHashMap<>();
    private final LongAdder unitsSent = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();

    /**
     * Makes the code store of the program that runs here.
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
    public void check(Set<Class<?>> roots, List<SerializedLambda> lambdas) {
        for (Class<?> root : roots) {
            if (JShellClass.isOne(root)) {
                new JShellUse(root.getClassLoader()).check(roots, lambdas);
                return;
            }
        }
    }

    @Override
    public ContentHash manifestOf(Set<Class<?>> roots) {
        if (roots.isEmpty()) {
            return ContentHash.NONE;
        }
        Set<ReachableCode> reached = reached(roots);
        reached.forEach(this::checkRelease);
        ContentHash known = reached.isEmpty() ? ContentHash.NONE : sent.find(reached);
        ContentHash manifest = known == null ? inGrid("the code of a function or value", () -> send(reached)) : known;
        Reference.reachabilityFence(roots); // code whose classes are alive has not ended, see SentManifests
        return manifest;
    }

    /** Notes that classes of a loader in this JVM were redefined. Later tasks send their new bytes. */
    public static void redefined(ClassLoader loader) {
        ProgramCode.instance().redefined(loader);
    }

    private Set<ReachableCode> reached(Set<Class<?>> roots) {
        int before = program.redefinitions();
        synchronized (reached) {
            if (redefinitions != before) {
                redefinitions = before;
                reached.clear();
            }
            Set<ReachableCode> known = reached.get(roots);
            if (known != null) {
                return known;
            }
        }
        Set<ReachableCode> found = roots.stream() // this asks loaders, which may take long
                .flatMap(root -> RootClasses.named(root).stream())
                .map(program::scan)
                .filter(scan -> !scan.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        synchronized (reached) {
            if (redefinitions == before) {
                reached.put(roots, found);
            }
        }
        return found;
    }

    @Override
    public ClassLoader loaderOf(ContentHash manifest) {
        if (loaders.size() > MAX_LOADERS) {
            loaders.clear();
        }
        ClassLoader known = loaders.get(manifest);
        if (known != null) {
            return known;
        }
        ClassLoader made = makeLoader(manifest); // this asks the grid, so other threads must not wait meanwhile
        ClassLoader others = loaders.putIfAbsent(manifest, made);
        return others == null ? made : others;
    }

    /**
     * Puts jars in the grid for all engines, present and later. Returns the manifest that present engines are to adopt.
     */
    public ContentHash addJars(Collection<Path> paths) {
        LibraryJars jars = new LibraryJars(paths);
        Map<ContentHash, Supplier<byte[]>> units = jars.units();
        return inGrid("the jars " + paths, () -> {
            upload(units); // before any engine hears of them
            return keep(CodeOwners.LIBRARIES, Manifest.library(origin, jars.groups()), units);
        });
    }

    /**
     * Checks everything anew, because the connection was away for so long that the grid may have forgotten this client.
     */
    public void refresh() {
        sent.doubt();
    }

    /** Returns how many units this client has put in the grid. */
    public long unitsSent() {
        return unitsSent.sum();
    }

    /** Returns how many bytes of code this client has put in the grid. */
    public long bytesSent() {
        return bytesSent.sum();
    }

    private void checkRelease(ReachableCode scan) {
        int oldest = oldestEngine.getAsInt();
        Grouped.Newest newest = scan.newest();
        if (newest.feature() > oldest) {
            throw new NotSerializableValueException(newest.name() + " is compiled for Java " + newest.feature()
                    + ", but an engine runs on Java " + oldest + ": compile with --release " + oldest
                    + ", or start the engines with Java " + newest.feature());
        }
    }

    private interface GridWork<T> {
        T run() throws InterruptedException;
    }

    /**
     * Runs work on the grid. An interrupt of this thread ends only its own call; the next call repeats what was left
     * undone.
     */
    private <T> T inGrid(String what, GridWork<T> work) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return work.run();
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        } catch (HazelcastException | HazelcastClientNotActiveException e) {
            if (Uninterrupted.isInterrupt(e)) {
                throw interrupted(what, e);
            }
            throw new GridConnectionException(
                    what + " could not be put in the grid, so nothing was sent to an engine: " + e
                            + ". Call again; if the grid has gone, connect again",
                    e);
        }
    }

    private static CogridException interrupted(String what, Exception cause) {
        Thread.currentThread().interrupt();
        return new CogridException(
                "this thread was interrupted while it put " + what
                        + " in the grid, so nothing was sent to an engine; call again, without the interrupt",
                cause);
    }

    private ContentHash send(Set<ReachableCode> reached) throws InterruptedException {
        int doubts = sent.doubts();
        Manifest manifest = Manifest.empty(origin);
        for (ReachableCode scan : reached) {
            manifest = manifest.with(scan.groups());
        }
        ContentHash hash = sendInTurn(reached, manifest, doubts);
        letGoOfEnded();
        return hash;
    }

    private ContentHash sendInTurn(Set<ReachableCode> reached, Manifest manifest, int doubts)
            throws InterruptedException {
        Set<ContentHash> key = Set.of(manifest.hash());
        manifests.take(key);
        try {
            ContentHash known = sent.find(reached);
            return known == null
                    ? sent.add(reached, keep(owner, manifest, program.sources().of(manifest.units())), doubts)
                    : known;
        } finally {
            manifests.release(key);
        }
    }

    private void letGoOfEnded() {
        Set<Set<ReachableCode>> ended = sent.ended();
        Set<ContentHash> gone = sent.onlyFor(ended);
        Set<ContentHash> free = manifests.takeFree(gone);
        try {
            gone.removeAll(free);
            ended.removeIf(code -> sent.isAnyOf(gone, code)); // those that another thread is sending
            Set<ContentHash> last = sent.onlyFor(ended); // another thread may have sent it since
            last.retainAll(free);
            store.letGo(owner, last);
            sent.forget(ended);
        } finally {
            manifests.release(free);
        }
    }

    private ContentHash keep(String keeper, Manifest manifest, Map<ContentHash, Supplier<byte[]>> units)
            throws InterruptedException {
        ContentHash hash = store.keepAlso(keeper, manifest);
        units.put(hash, manifest::bytes);
        upload(units); // those that were removed before as nobody kept them, too
        return hash;
    }

    /** Puts units in the grid, after waiting for other threads that put the same units there. */
    private void upload(Map<ContentHash, Supplier<byte[]>> units) throws InterruptedException {
        Set<ContentHash> keys = new HashSet<>(units.keySet());
        if (!uploads.takeNow(keys)) {
            keys.retainAll(store.missing(keys));
            uploads.take(keys);
        }
        try {
            CodeStore.Sent upload = store.putMissing(units);
            unitsSent.add(upload.units());
            bytesSent.add(upload.bytes());
        } finally {
            uploads.release(keys);
        }
    }

    private ClassLoader makeLoader(ContentHash hash) {
        Manifest manifest = hash.isNone() ? Manifest.empty(origin) : store.manifest(hash);
        return new ArrivedClasses(manifest, program.sources(), application);
    }
}
