package org.cogrid.node.internal.namespace;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Counts which manifests the grid copies need, and passes changes on to the grid's list of owners. Confined to the
 * engine's thread.
 */
public final class ManifestUse {
    private final Consumer<Set<ContentHash>> owner;
    private final Map<ContentHash, Integer> uses = new HashMap<>();
    private boolean isUntold;

    public ManifestUse(Consumer<Set<ContentHash>> owner) {
        this.owner = owner;
    }

    public void add(ContentHash manifest) {
        if (!manifest.isNone() && uses.merge(manifest, 1, Integer::sum) == 1) {
            isUntold = true;
        }
    }

    public void remove(Collection<ContentHash> manifests) {
        for (ContentHash manifest : manifests) {
            if (uses.containsKey(manifest) && uses.merge(manifest, -1, ManifestUse::sumOrGone) == null) {
                isUntold = true;
            }
        }
    }

    private static @Nullable Integer sumOrGone(Integer uses, Integer change) {
        return uses + change == 0 ? null : uses + change;
    }

    public Set<ContentHash> all() {
        return Set.copyOf(uses.keySet());
    }

    /** Passes on the changes, if any. If this throws, the next call passes them on again. */
    public void tell() {
        if (isUntold) {
            owner.accept(all());
            isUntold = false;
        }
    }
}
