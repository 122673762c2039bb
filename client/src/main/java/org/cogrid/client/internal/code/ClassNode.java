package org.cogrid.client.internal.code;

import java.util.Set;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;
import org.jspecify.annotations.Nullable;

/**
 * One class as a scan sees it.
 *
 * @param unit the hash of its bytes where it travels by itself
 * @param jar the jar it travels in
 * @param feature the Java release its class file needs
 * @param references the classes it mentions
 */
record ClassNode(@Nullable ContentHash unit, @Nullable JarUnit jar, int feature, Set<String> references) {
    /** A class that engines have. */
    static final ClassNode NOTHING_TO_SEND = new ClassNode(null, null, 0, Set.of());

    /** A class that is not there, and so optional. Compared by identity. */
    static final ClassNode MISSING = new ClassNode(null, null, 0, Set.of());

    boolean travels() {
        return unit != null || jar != null;
    }
}
