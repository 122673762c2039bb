package org.cogrid.core.internal.code;

import java.util.Objects;

/**
 * A whole jar as one code unit.
 *
 * @param hash the hash of the names, checksums and sizes of its entries, see {@link JarTable}
 * @param fileName its name for people, such as {@code ejml-core-0.44.0.jar}; not part of its identity
 */
public record JarUnit(ContentHash hash, String fileName) {
    public JarUnit {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(fileName, "fileName");
    }
}
