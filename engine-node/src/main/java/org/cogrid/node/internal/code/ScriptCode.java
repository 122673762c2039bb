package org.cogrid.node.internal.code;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.core.internal.code.CodeOwners;
import org.cogrid.core.internal.code.CodeStore;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Uninterrupted;

/**
 * Shipped code that scripts have used: their imports, functions and classes need it, also after a restart and when the client
 * that sent it is gone. Thread-safe.
 */
final class ScriptCode {
    private static final System.Logger LOG = System.getLogger(ScriptCode.class.getName());
    private final CodeStore store;
    private final String owner;
    private final Set<ContentHash> kept = ConcurrentHashMap.newKeySet();

    ScriptCode(CodeStore store, int engineId) {
        this.store = store;
        this.owner = CodeOwners.scripts(engineId);
        kept.addAll(store.kept(owner));
    }

    Set<ContentHash> kept() {
        return Set.copyOf(kept);
    }

    void used(ContentHash manifest) {
        try {
            if (kept.add(manifest)) {
                Uninterrupted.run(() -> store.keepAlso(owner, Set.of(manifest)));
            }
        } catch (RuntimeException e) {
            kept.remove(manifest); // the next use tries again; the script itself has the class
            LOG.log(System.Logger.Level.WARNING, "can't keep code that a script uses in the grid", e);
        }
    }

    void clear() {
        kept.clear();
        Uninterrupted.run(() -> store.release(owner));
    }
}
