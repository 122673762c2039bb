package org.cogrid.node.internal.code.use;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;

/**
 * Decides which code is in use. Owners keep manifests, not single units: a unit is in use as long as any owner keeps a
 * manifest that lists it.
 *
 * @param owners all owners and the manifests they keep
 */
public record CodeUses(Map<String, Set<ContentHash>> owners) {
    /**
     * The manifests whose classes stay loaded with their static state: those of clients, namespaces, texts and
     * libraries, and those of waiting tasks. That an engine has loaded a class is no reason to keep it loaded.
     */
    public Set<ContentHash> loadedFor(Set<ContentHash> awaited) {
        Set<ContentHash> manifests = owners.entrySet().stream()
                .filter(owner -> !CodeOwners.isLoaders(owner.getKey()))
                .flatMap(owner -> owner.getValue().stream())
                .collect(Collectors.toCollection(HashSet::new));
        manifests.addAll(awaited);
        return manifests;
    }

    /** The manifests that any owner keeps, including engines that may still load from them. */
    public Set<ContentHash> manifests() {
        Set<ContentHash> manifests = new HashSet<>();
        owners.values().forEach(manifests::addAll);
        return manifests;
    }

    /** The manifests and units in {@code stored} that no owner keeps. */
    public Set<ContentHash> idle(Set<ContentHash> stored, Function<ContentHash, Set<ContentHash>> unitsOf) {
        Set<ContentHash> idle = new LinkedHashSet<>(stored);
        for (ContentHash manifest : manifests()) {
            idle.remove(manifest);
            idle.removeAll(unitsOf.apply(manifest));
        }
        return idle;
    }
}
