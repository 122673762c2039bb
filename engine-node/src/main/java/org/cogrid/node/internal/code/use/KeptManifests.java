package org.cogrid.node.internal.code.use;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.grid.CodeStore;
import org.jspecify.annotations.Nullable;

/**
 * The manifests that this engine keeps in the grid as one owner. If nothing has changed, no grid call is made. An
 * interrupt of a task does not break off a call. Thread-safe.
 */
public final class KeptManifests {
    private final CodeStore store;
    private final String owner;

    /** The manifests that the grid lists for this owner; {@code null} at first and after a failure. Guarded by this. */
    private @Nullable Set<ContentHash> listed;

    /**
     * The manifests of one owner.
     *
     * @param owner an owner whose entries only this engine writes
     */
    public KeptManifests(CodeStore store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    /** Those of earlier engines in the order of {@link CodeStore#kept}. */
    public synchronized Set<ContentHash> all() {
        return new LinkedHashSet<>(listed());
    }

    /** Also keeps this manifest, if the grid has it. */
    public synchronized void keepAlso(ContentHash manifest) {
        if (!listed().contains(manifest)) {
            change(Set.of(manifest), Set.of());
        }
    }

    /** Also keeps this manifest, and puts it in the grid. */
    public synchronized void keepAlso(Manifest manifest) {
        Set<ContentHash> changed = new HashSet<>(listed());
        listed = null; // until it is done
        changed.add(Uninterrupted.call(() -> store.keepAlso(owner, manifest)));
        listed = changed;
    }

    /**
     * Keeps exactly these manifests from now on; returns the new ones that the grid lacks.
     *
     * @param wanted gives the manifests; called while no other thread can keep one, because each first adds its
     *     manifest to the wanted ones
     */
    public synchronized Set<ContentHash> keep(Supplier<Set<ContentHash>> wanted) {
        Set<ContentHash> before = listed();
        Set<ContentHash> now = wanted.get();
        Set<ContentHash> added = new HashSet<>(now);
        added.removeAll(before);
        Set<ContentHash> gone = new HashSet<>(before);
        gone.removeAll(now);
        change(added, gone);
        return added.isEmpty() ? Set.of() : Uninterrupted.call(() -> store.missing(added));
    }

    private void change(Set<ContentHash> added, Set<ContentHash> gone) {
        Set<ContentHash> changed = new HashSet<>(listed());
        changed.addAll(added);
        changed.removeAll(gone);
        listed = null; // until it is done
        Uninterrupted.run(() -> store.keepAlso(owner, added));
        Uninterrupted.run(() -> store.letGo(owner, gone));
        listed = changed;
    }

    private Set<ContentHash> listed() {
        Set<ContentHash> known = listed;
        if (known == null) {
            known = Uninterrupted.call(() -> store.kept(owner));
            listed = known;
        }
        return known;
    }
}
