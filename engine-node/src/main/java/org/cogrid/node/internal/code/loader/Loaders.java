package org.cogrid.node.internal.code.loader;

import java.lang.ref.WeakReference;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The loaders of one engine: one for each code group, whichever manifests bring it. A loader is held as long as a
 * manifest that brought it is kept. After that it lives as long as its classes are in use. Thread-safe.
 */
public final class Loaders {
    private final GivenLoader given;
    private final UnitCache units;
    private final InstantSource clock;
    private final Newest newest = new Newest();

    // All guarded by this.
    private final Map<ContentHash, WeakReference<GroupLoader>> byGroup = new HashMap<>();
    private final Map<ContentHash, WeakReference<ManifestLoader>> byManifest = new HashMap<>();
    private final Map<ContentHash, ManifestLoader> held = new HashMap<>();
    private final Set<ContentHash> askedForSinceLook = new HashSet<>();

    public Loaders(ClassLoader own, UnitCache units, InstantSource clock) {
        this.clock = clock;
        this.given = new GivenLoader(own);
        this.units = units;
    }

    /** The newest version of each class. */
    public Newest newest() {
        return newest;
    }

    /** The loader of a manifest's classes. */
    public synchronized ManifestLoader of(ContentHash hash, Manifest manifest) {
        ManifestLoader known = find(hash);
        return known == null ? make(hash, manifest) : known;
    }

    /** The loader of a manifest that is loaded already and holds no classes of a session; otherwise {@code null}. */
    public synchronized @Nullable ManifestLoader findComplete(ContentHash hash) {
        ManifestLoader known = find(hash);
        return known != null && known.manifest().session().isEmpty() ? known : null;
    }

    private @Nullable ManifestLoader find(ContentHash hash) {
        WeakReference<ManifestLoader> known = byManifest.get(hash);
        ManifestLoader loader = known == null ? null : known.get();
        if (loader != null) {
            hold(hash, loader);
        }
        return loader;
    }

    /** Holds a loader, also one that was dropped before: a client may send the same code again. */
    private void hold(ContentHash hash, ManifestLoader loader) {
        held.put(hash, loader);
        askedForSinceLook.add(hash);
    }

    private ManifestLoader make(ContentHash hash, Manifest manifest) {
        Map<ContentHash, GroupLoader> groups = new LinkedHashMap<>();
        manifest.groups().keySet().forEach(each -> group(each, manifest, groups)); // all before any is remembered
        if (manifest.library()) {
            groups.values().forEach(each -> given.check(each));
        }
        groups.forEach((id, loader) -> {
            byGroup.put(id, new WeakReference<>(loader));
            loader.broughtBy(hash);
        });
        ManifestLoader loader = new ManifestLoader(manifest, groups.values(), given);
        if (manifest.library()) {
            given.add(loader.groups());
        }
        newest.add(loader.groups());
        byManifest.put(hash, new WeakReference<>(loader));
        hold(hash, loader);
        return loader;
    }

    /**
     * Arranges the loaded libraries as they were added to the grid, whichever was loaded first: of resources with one
     * name that of the latest counts, as in an engine that was there.
     *
     * @param latestFirst the manifests of the grid's libraries; others among them do not matter
     */
    public synchronized void arrangeLibraries(Set<ContentHash> latestFirst) {
        List<GroupLoader> groups = latestFirst.stream()
                .flatMap(hash -> Optional.ofNullable(byManifest.get(hash)).map(WeakReference::get).stream())
                .filter(loader -> loader.manifest().library())
                .flatMap(loader -> loader.groups().stream())
                .distinct()
                .toList();
        given.arrange(groups);
        newest.arrange(groups);
    }

    private GroupLoader group(ContentHash id, Manifest manifest, Map<ContentHash, GroupLoader> made) {
        GroupLoader known = made.get(id);
        if (known != null) {
            return known;
        }
        CodeGroup group = manifest.groups().get(id);
        if (group == null) {
            throw new CogridException("the manifest from " + manifest.origin() + " lacks the group " + id
                    + ", which another one needs: it was damaged; send the function or value again");
        }
        List<GroupLoader> needs = new ArrayList<>();
        group.needs().forEach(need -> needs.add(group(need, manifest, made)));
        WeakReference<GroupLoader> live = byGroup.get(id);
        GroupLoader there = live == null ? null : live.get();
        GroupLoader loader = there == null
                ? new GroupLoader(
                        id, group, versionOf(id, group, manifest.origin()), needs, new GroupLoader.Home(given, units))
                : there;
        made.put(id, loader);
        return loader;
    }

    /**
     * The name of a version, from its time and place. It also has the hash if another version of its classes has the
     * same time and place.
     */
    private String versionOf(ContentHash id, CodeGroup group, String origin) {
        String version = CodeVersion.name(group, origin, clock.instant().atZone(ZoneId.systemDefault()));
        boolean isTaken = live().anyMatch(each -> each.toString().startsWith(version) && each.sharesNames(group));
        return isTaken ? version + " (" + id + ")" : version;
    }

    private Stream<GroupLoader> live() {
        return byGroup.values().stream().map(WeakReference::get).filter(Objects::nonNull);
    }

    /** The names of the versions of this class that are in use. */
    public synchronized List<String> versions(String className) {
        return live().filter(loader -> loader.has(className))
                .map(GroupLoader::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /** The manifests that all live loaders need. */
    public synchronized Set<ContentHash> manifests() {
        Set<ContentHash> all = new LinkedHashSet<>(held.keySet());
        live().forEach(loader -> all.add(loader.manifests().iterator().next()));
        return all;
    }

    /** The manifest with that hash, if a live loader has it. */
    public synchronized Optional<Manifest> manifest(ContentHash hash) {
        return Optional.ofNullable(byManifest.get(hash)).map(WeakReference::get).map(ManifestLoader::manifest);
    }

    /** Called before the owners are read for {@link #retain}. */
    public synchronized void beginLook() {
        askedForSinceLook.clear();
    }

    /**
     * Drops the loaders of groups that no manifest in {@code kept} brings. Values and running code may still keep them
     * alive. Loaders that a task has asked for since {@link #beginLook} stay, because the owners may have been read
     * before its client was listed.
     */
    public synchronized void retain(Set<ContentHash> kept) {
        held.keySet().removeIf(hash -> !kept.contains(hash) && !askedForSinceLook.contains(hash));
        byManifest.values().removeIf(reference -> reference.get() == null);
        byGroup.values().removeIf(reference -> reference.get() == null);
        newest.clean();
        Set<ContentHash> jars = new HashSet<>();
        live().forEach(loader -> {
            loader.retain(held.keySet());
            loader.jars().forEach(jar -> jars.add(jar.unit().hash()));
        });
        units.retainJars(jars);
    }
}
