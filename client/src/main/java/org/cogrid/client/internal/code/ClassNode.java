package org.cogrid.client.internal.code;

import java.lang.ref.WeakReference;
import java.util.Optional;
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
 * @param home the loader it comes from, where it travels
 */
record ClassNode(
        @Nullable ContentHash unit,
        @Nullable JarUnit jar,
        int feature,
        Set<String> references,
        @Nullable WeakReference<ClassLoader> home) {
    /** A class that engines have. */
    static final ClassNode NOTHING_TO_SEND = new ClassNode(null, null, 0, Set.of(), null);

    /** A class that is not there, and so optional. Compared by identity. */
    static final ClassNode MISSING = new ClassNode(null, null, 0, Set.of(), null);

    /** The loader it comes from, if it travels and that has not been collected. */
    Optional<ClassLoader> homeIfThere() {
        return Optional.ofNullable(home).map(WeakReference::get);
    }

    boolean travels() {
        return unit != null || jar != null;
    }
}
