package org.cogrid.core.internal.code;

import java.util.Objects;

/**
 * A whole jar as one code unit.
 *
 * @param hash of the names, checksums and sizes of all that is in it, see {@link JarTable}
 * @param fileName what people call it, such as {@code ejml-core-0.44.0.jar}; not part of its identity
 */
public record JarUnit(ContentHash hash, String fileName) {
    public JarUnit {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(fileName, "fileName");
    }
}
