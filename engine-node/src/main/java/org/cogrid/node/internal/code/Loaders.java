package org.cogrid.node.internal.code;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.cogrid.core.internal.code.VersionConflictException;
import org.jspecify.annotations.Nullable;

/**
 * The loaders of one engine. A manifest goes to the first that agrees with it, or to a new one. A loader is held while one
 * of its manifests is kept; after that it lives as long as what it loaded is in use. Thread-safe.
 */
final class Loaders {
    private final ClassLoader own;
    private final Units units;

    // All guarded by this.
    private final List<WeakReference<UnitLoader>> inOrder = new ArrayList<>();
    private final Map<ContentHash, WeakReference<UnitLoader>> byManifest = new HashMap<>();
    private final Set<UnitLoader> held = new HashSet<>();
    private final Set<UnitLoader> askedForSinceLook = new HashSet<>();
    private int made;

    Loaders(ClassLoader own, Units units) {
        this.own = own;
        this.units = units;
    }

    synchronized UnitLoader of(ContentHash hash, Manifest manifest) {
        UnitLoader known = find(hash);
        if (known != null) {
            return known;
        }
        UnitLoader loader = live().stream()
                .filter(each -> each.conflictWith(manifest).isEmpty())
                .findFirst()
                .orElseGet(() -> make(manifest));
        return adopt(loader, hash, manifest);
    }

    /** The loader that already has all of this manifest: nothing in it comes from a session. */
    synchronized @Nullable UnitLoader findComplete(ContentHash hash) {
        UnitLoader known = find(hash);
        Manifest manifest = known == null ? null : known.manifests().get(hash);
        return manifest != null && manifest.session().isEmpty() ? known : null;
    }

    private @Nullable UnitLoader find(ContentHash hash) {
        WeakReference<UnitLoader> known = byManifest.get(hash);
        UnitLoader loader = known == null ? null : known.get();
        if (loader != null) {
            hold(loader);
        }
        return loader;
    }

    /** Also when it was let go of before: a client may come again with what it, or another, had sent. */
    private void hold(UnitLoader loader) {
        held.add(loader);
        askedForSinceLook.add(loader);
    }

    /** Puts a library into the first loader, where all code that agrees with it can see it. */
    synchronized UnitLoader adoptLibrary(ContentHash hash, Manifest manifest) {
        UnitLoader first = live().stream().findFirst().orElseGet(() -> make(manifest));
        Optional<UnitLoader.Conflict> conflict = first.conflictWith(manifest);
        if (conflict.isPresent()) {
            throw new VersionConflictException(
                    conflict.get().what(), conflict.get().origin(), manifest.origin());
        }
        return adopt(first, hash, manifest);
    }

    /** Those not collected yet, oldest first. */
    synchronized List<UnitLoader> live() {
        inOrder.removeIf(reference -> reference.get() == null);
        return inOrder.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
    }

    /** The manifests of all live loaders. */
    synchronized Set<ContentHash> manifests() {
        Set<ContentHash> all = new LinkedHashSet<>();
        live().forEach(loader -> all.addAll(loader.manifests().keySet()));
        return all;
    }

    /** The manifest of that hash, if a live loader has it. */
    synchronized Optional<Manifest> manifest(ContentHash hash) {
        return live().stream()
                .flatMap(loader -> Stream.ofNullable(loader.manifests().get(hash)))
                .findFirst();
    }

    /** Somebody is going to look who keeps what. */
    synchronized void beginLook() {
        askedForSinceLook.clear();
    }

    /**
     * Lets go of loaders with no manifest among {@code kept}; values and running code may keep them alive further. Not of those
     * asked for since the look began: it may have missed that a client keeps what its task now asks for.
     */
    synchronized void retain(Set<ContentHash> kept) {
        held.removeIf(loader -> !askedForSinceLook.contains(loader)
                && loader.manifests().keySet().stream().noneMatch(kept::contains));
        byManifest.values().removeIf(reference -> reference.get() == null);
        Set<ContentHash> jars = new HashSet<>();
        live().forEach(loader ->
                loader.jars().forEach(jar -> jars.add(jar.unit().hash())));
        units.retainJars(jars);
    }

    private UnitLoader make(Manifest manifest) {
        UnitLoader loader = new UnitLoader("code " + made++ + " from " + manifest.origin(), own, units);
        inOrder.add(new WeakReference<>(loader));
        return loader;
    }

    private UnitLoader adopt(UnitLoader loader, ContentHash hash, Manifest manifest) {
        loader.adopt(hash, manifest);
        byManifest.put(hash, new WeakReference<>(loader));
        hold(loader);
        return loader;
    }
}
