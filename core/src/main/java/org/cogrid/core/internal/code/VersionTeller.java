package org.cogrid.core.internal.code;

/** A loader that finds classes by name for values of other versions of them, and knows both. */
public interface VersionTeller {
    /** Where the value's version of that class came from and where the one here did, for a message. */
    String versions(String className);
}
