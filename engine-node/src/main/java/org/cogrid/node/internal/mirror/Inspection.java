package org.cogrid.node.internal.mirror;

import org.cogrid.core.internal.code.ContentHash;

/** The outcome of a look at a live value. */
sealed interface Inspection {
    /** The grid copy is right. */
    record Same() implements Inspection {}

    /**
     * The grid copy must be replaced.
     *
     * @param stored the new copy
     * @param fingerprint the fingerprint of the value's contents
     * @param manifest the code it needs
     */
    record Changed(Object stored, long fingerprint, ContentHash manifest) implements Inspection {}

    /** There can be no grid copy; the note says why. */
    record LiveOnly(String note) implements Inspection {}

    /** The encoding was stopped; this object must not be encoded again. The note says who stopped it. */
    record Stopped(String note) implements Inspection {}

    /** Another thread was changing the value; look again later. */
    record Unsettled() implements Inspection {}
}
