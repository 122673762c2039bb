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
 * Decides what code is in use. Owners keep manifests, never single units: a unit is in use while any manifest with it is. So
 * what two clients have sent, or one client in two manifests, stays until the last of them has let go.
 *
 * @param owners all owners and the manifests they keep
 */
public record CodeUses(Map<String, Set<ContentHash>> owners) {
    /**
     * The manifests whose classes stay loaded, with their static state: those of clients, namespaces, scripts and libraries.
     * What an engine has loaded is no reason for it to stay so, but a task that waits there is.
     */
    public Set<ContentHash> loadedFor(Set<ContentHash> awaited) {
        Set<ContentHash> manifests = owners.entrySet().stream()
                .filter(owner -> !CodeOwners.isLoaders(owner.getKey()))
                .flatMap(owner -> owner.getValue().stream())
                .collect(Collectors.toCollection(HashSet::new));
        manifests.addAll(awaited);
        return manifests;
    }

    /** The manifests that someone keeps, engines that may still load from them among them. */
    public Set<ContentHash> manifests() {
        Set<ContentHash> manifests = new HashSet<>();
        owners.values().forEach(manifests::addAll);
        return manifests;
    }

    /** Those of {@code stored}, manifests and units, that nobody keeps. */
    public Set<ContentHash> idle(Set<ContentHash> stored, Function<ContentHash, Set<ContentHash>> unitsOf) {
        Set<ContentHash> idle = new LinkedHashSet<>(stored);
        for (ContentHash manifest : manifests()) {
            idle.remove(manifest);
            idle.removeAll(unitsOf.apply(manifest));
        }
        return idle;
    }
}
