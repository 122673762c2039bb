package org.cogrid.node.internal.code;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.VersionConflictException;
import org.cogrid.node.internal.code.loader.GroupLoader;

/**
 * The code that a leaving value needs, among the code that arrived here: code groups, and manifests of classes that
 * sessions compiled. Used once.
 */
final class CodeDeparture {
    private final Set<GroupLoader> groups = new LinkedHashSet<>();
    private final Set<ContentHash> manifests = new LinkedHashSet<>();

    void add(GroupLoader group) {
        groups.add(group);
    }

    void add(ContentHash manifest) {
        manifests.add(manifest);
    }

    boolean isEmpty() {
        return groups.isEmpty() && manifests.isEmpty();
    }

    /** An existing manifest that lists all of this code. */
    Optional<ContentHash> sole() {
        if (groups.isEmpty()) {
            return manifests.size() == 1 ? Optional.of(manifests.iterator().next()) : Optional.empty();
        }
        if (!manifests.isEmpty()) {
            return Optional.empty();
        }
        Set<ContentHash> common = groups.iterator().next().manifests();
        groups.forEach(group -> common.retainAll(group.manifests()));
        return common.stream().findFirst();
    }

    /** The hashes that identify this combination of code. */
    Set<ContentHash> key() {
        Set<ContentHash> key = new LinkedHashSet<>(manifests);
        groups.forEach(group -> key.add(group.hash()));
        return key;
    }

    /** The groups with all groups they need. Throws for two versions of a class, because only one can be found by its name. */
    Collection<CodeGroup> groups() {
        Set<GroupLoader> all = new LinkedHashSet<>();
        groups.forEach(group -> all.addAll(group.reach()));
        Map<String, GroupLoader> byClass = new HashMap<>();
        for (GroupLoader loader : all) {
            for (String name : loader.group().classes().keySet()) {
                GroupLoader other = byClass.put(name, loader);
                if (other != null && !loader.hasSame(name, other)) {
                    throw new VersionConflictException(name, other.toString(), loader.toString());
                }
            }
        }
        return all.stream().map(GroupLoader::group).toList();
    }

    Set<ContentHash> manifests() {
        return manifests;
    }
}
