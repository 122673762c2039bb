package org.cogrid.node.internal.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.CodeOwners;
import org.cogrid.core.internal.grid.CodeStore;
import org.cogrid.core.internal.text.SafeLog;
import org.cogrid.node.internal.code.use.KeptManifests;

/**
 * The clients' code that texts have used. The imports, functions and classes of the texts need it even after a restart
 * and after the client has gone. Thread-safe.
 */
final class ScriptCode {
    private static final System.Logger LOG = System.getLogger(ScriptCode.class.getName());
    private final KeptManifests kept;

    /** The manifests known to be kept; looked up at every use. */
    private final Set<ContentHash> known = ConcurrentHashMap.newKeySet();

    ScriptCode(CodeStore store, int engineId) {
        kept = new KeptManifests(store, CodeOwners.scripts(engineId));
    }

    /** The one that was used last comes last: of several versions of a class it is the newest. */
    Set<ContentHash> kept() {
        List<ContentHash> lastFirst = new ArrayList<>(kept.all());
        Collections.reverse(lastFirst);
        return new LinkedHashSet<>(lastFirst);
    }

    void used(ContentHash manifest) {
        try {
            if (known.add(manifest)) {
                kept.keepAlso(manifest);
            }
        } catch (RuntimeException e) {
            known.remove(manifest); // the next use tries again; the text itself has the class already
            SafeLog.write(
                    () -> LOG.log(System.Logger.Level.WARNING, "can't keep the code that a text uses in the grid", e));
        }
    }

    void clear() {
        known.clear();
        kept.keep(Set::of);
    }
}
