package org.cogrid.client.internal.code.graph;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * A class as a scan sees it.
 *
 * @param unit the hash of its bytes, if it travels by itself
 * @param jar the jar that it travels in, if that travels whole
 * @param file the content of its class file
 * @param place where it was read from
 * @param home the loader it comes from, if it travels
 */
public record ScannedClass(
        @Nullable ContentHash unit,
        @Nullable JarContents jar,
        ClassFile file,
        String place,
        @Nullable WeakReference<ClassLoader> home) {
    private static final ClassFile UNREAD = ofRelease(0);

    /** A class that engines have. */
    static final ScannedClass NOTHING_TO_SEND = new ScannedClass(null, null, UNREAD, "", null);

    /** A class that does not exist, and so is optional. Compared by identity. */
    static final ScannedClass MISSING = new ScannedClass(null, null, UNREAD, "", null);

    /** Makes a class that travels with its jar. Of such a class only the Java release that it needs matters. */
    static ScannedClass inJar(JarContents jar, int release, WeakReference<ClassLoader> home) {
        return new ScannedClass(null, jar, ofRelease(release), jar.file().toString(), home);
    }

    private static ClassFile ofRelease(int release) {
        return new ClassFile(release, Set.of(), true, false, "", Set.of(), Map.of());
    }

    /** Returns whether the class does not exist. */
    @SuppressWarnings("ReferenceEquality") // a class that engines have is equal
    boolean isMissing() {
        return this == MISSING;
    }

    /** Returns the loader it comes from, if it travels and the loader has not been collected. */
    public Optional<ClassLoader> homeIfThere() {
        return Optional.ofNullable(home).map(WeakReference::get);
    }

    public boolean travels() {
        return unit != null || jar != null;
    }
}
