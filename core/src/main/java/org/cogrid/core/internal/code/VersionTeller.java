package org.cogrid.core.internal.code;

/** A loader that reads values of other versions of its classes, and can name both versions in a message. */
public interface VersionTeller {
    /** The value's version of that class, for a message, such as {@code the version of 13:55:07 from folder demo}. */
    String there(String className);

    /** The version here. */
    String here(String className);
}
