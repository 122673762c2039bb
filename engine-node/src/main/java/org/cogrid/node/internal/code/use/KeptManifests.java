package org.cogrid.node.internal.code.use;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.Uninterrupted;
import org.cogrid.core.internal.grid.CodeStore;
import org.jspecify.annotations.Nullable;

/**
 * The manifests that this engine keeps in the grid in one of its roles. What has not changed costs no call of the grid. No
 * interrupt of a task ends a call half-way. Thread-safe.
 */
public final class KeptManifests {
    private final CodeStore store;
    private final String owner;

    /** As the grid has them; not known at first, nor after a failure. Guarded by this. */
    private @Nullable Set<ContentHash> listed;

    /**
     * What this owner keeps.
     *
     * @param owner whom nobody but this engine writes
     */
    public KeptManifests(CodeStore store, String owner) {
        this.store = store;
        this.owner = owner;
    }

    public synchronized Set<ContentHash> all() {
        return Set.copyOf(listed());
    }

    /** Keeps this one, too, if the grid has it. */
    public synchronized void keepAlso(ContentHash manifest) {
        if (!listed().contains(manifest)) {
            change(Set.of(manifest), Set.of());
        }
    }

    /** Keeps this one, too, and puts it in the grid. */
    public synchronized void keepAlso(Manifest manifest) {
        Set<ContentHash> changed = new HashSet<>(listed());
        listed = null; // until it is done
        changed.add(Uninterrupted.call(() -> store.keepAlso(owner, manifest)));
        listed = changed;
    }

    /**
     * Keeps exactly these from now on; gives those of the new ones that the grid lacks.
     *
     * @param wanted is asked while nobody else can have one kept: whoever does so first says that it is wanted
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
