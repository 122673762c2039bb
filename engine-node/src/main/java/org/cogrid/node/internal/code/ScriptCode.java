package org.cogrid.node.internal.code;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.code.use.KeptManifests;

/**
 * Shipped code that scripts have used: their imports, functions and classes need it, also after a restart and when the client
 * that sent it is gone. Thread-safe.
 */
final class ScriptCode {
    private static final System.Logger LOG = System.getLogger(ScriptCode.class.getName());
    private final KeptManifests kept;

    /** Asked at every use. */
    private final Set<ContentHash> known = ConcurrentHashMap.newKeySet();

    ScriptCode(CodeStore store, int engineId) {
        kept = new KeptManifests(store, CodeOwners.scripts(engineId));
    }

    Set<ContentHash> kept() {
        return kept.all();
    }

    void used(ContentHash manifest) {
        try {
            if (known.add(manifest)) {
                kept.keepAlso(manifest);
            }
        } catch (RuntimeException e) {
            known.remove(manifest); // the next use tries again; the script itself has the class
            SafeLog.write(
                    () -> LOG.log(System.Logger.Level.WARNING, "can't keep code that a script uses in the grid", e));
        }
    }

    void clear() {
        known.clear();
        kept.keep(Set::of);
    }
}
